/// The kernels that were asked for cannot be had.
public enum KernelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No version has the name.
  case unknownVersion(String)
  /// This processor lacks what the version needs.
  case unavailable(Kernels.Version)

  public var description: String {
    switch self {
    case .unknownVersion(let name):
      "`\(name.prefix(60))` is not a version of the kernels; known are "
        + Kernels.Version.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    case .unavailable(let version): "this processor cannot run the `\(version.rawValue)` kernels"
    }
  }
}
