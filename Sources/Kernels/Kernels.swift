/// Tests over whole columns, one bit a row, in the version that suits the processor.
///
/// Every version gives the same bits. `scalar` is plain Swift and says what is right; `portable` is C; `avx2` is C for
/// x86-64 processors with AVX2.
public struct Kernels: Sendable {
  public enum Version: String, CaseIterable, Sendable {
    case scalar, portable, avx2
  }

  /// The environment variable that forces a version.
  public static let variable = "SLUICE_KERNELS"

  public let version: Version
  /// The C functions; nil for the scalar version.
  let native: NativeKernels?

  /// - Throws: `KernelError.unavailable` if this processor cannot run the version.
  public init(version: Version) throws(KernelError) {
    guard version.isAvailable else { throw .unavailable(version) }
    self.init(availableVersion: version)
  }

  private init(availableVersion version: Version) {
    self.version = version
    native = NativeKernels(version)
  }

  /// Every version that this processor runs, the reference first, the fastest last.
  public static let available = Version.allCases.filter(\.isAvailable).map { Kernels(availableVersion: $0) }

  /// The fastest version that this processor runs.
  public static let best = Kernels(availableVersion: Version.avx2.isAvailable ? .avx2 : .portable)

  /// The version that the environment variable `SLUICE_KERNELS` names, or the best if it is not set or empty.
  public static func chosen() throws(KernelError) -> Kernels { try chosen(by: environment(variable)) }

  /// The version of a name, or the best if there is none.
  public static func chosen(by name: String?) throws(KernelError) -> Kernels {
    guard let name, !name.isEmpty else { return best }
    guard let version = Version(rawValue: name) else { throw .unknownVersion(name) }
    return try Kernels(version: version)
  }
}
