import Glibc
import Labels
import Testing

/// The folder of real cases, which are not part of the project.
private let folder = unsafe getenv("SLUICE_CASES").map { unsafe String(cString: $0) }

@Suite("Real labels", .enabled(if: folder != nil))
struct CaseTests {
  @Test("the labels of three cases are services; what two of them say is kept once")
  func services() throws {
    let folder = try #require(folder)
    var table = LabelTable()
    for name in ["harmony", "lifi", "dai-phishing"] { try table.read(path: "\(folder)/\(name)/labels.csv") }
    #expect(table.notes.isEmpty && table.labels.count == 36)
    #expect(table.services.count == Set(table.labels.map(\.address)).count)
    let hop = table.members(of: "bridge", argument: "Hop")
    #expect(hop?.map(\.address) == ["0xb8901acb165ed027e32754e0ffe830802919727f"])
  }
}
