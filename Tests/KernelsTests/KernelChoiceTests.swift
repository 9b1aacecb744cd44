import Glibc
import Kernels
import Testing

@Suite("Choosing kernels")
struct KernelChoiceTests {
  @Test("the scalar and the portable version run everywhere, and the best is among the available")
  func available() {
    let versions = Kernels.available.map(\.version)
    #expect(versions.starts(with: [.scalar, .portable]))
    #expect(versions.last == Kernels.best.version)
  }

  @Test("a name chooses a version, no name the best")
  func names() throws {
    #expect(try Kernels.chosen(by: "scalar").version == .scalar)
    #expect(try Kernels.chosen(by: "portable").version == .portable)
    #expect(try Kernels.chosen(by: nil).version == Kernels.best.version)
    #expect(try Kernels.chosen(by: "").version == Kernels.best.version)
  }

  @Test("an unknown name, and a version that the processor lacks, are errors")
  func errors() {
    #expect(throws: KernelError.unknownVersion("sse9")) { try Kernels.chosen(by: "sse9") }
    #expect(
      KernelError.unknownVersion("sse9").description
        == "`sse9` is not a version of the kernels; known are `scalar`, `portable`, `avx2`")
    #expect(KernelError.unavailable(.avx2).description == "this processor cannot run the `avx2` kernels")
    if !Kernels.Version.avx2.isAvailable {
      #expect(throws: KernelError.unavailable(.avx2)) { try Kernels(version: .avx2) }
    }
  }

  /// Setting a variable while other tests run would be a race; run the tests with `SLUICE_KERNELS` set instead.
  @Test("the environment chooses as a name does")
  func environment() {
    let name = unsafe getenv(Kernels.variable).map { unsafe String(cString: $0) }
    #expect((try? Kernels.chosen().version) == (try? Kernels.chosen(by: name).version))
  }
}
