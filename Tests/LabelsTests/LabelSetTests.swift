import Testing

@testable import Labels

@Suite("Label sets")
struct LabelSetTests {
  private let table = LabelTable([
    Label(chain: "e", address: "b1", label: "THORChain router", category: .bridge, entity: "THORChain"),
    Label(chain: "e", address: "b2", label: "THORChain", category: .bridge),
    Label(chain: "b", address: "b3", label: "Hop", category: .bridge, entity: "Hop"),
    Label(chain: "e", address: "b1", label: "THORChain router 2", category: .bridge, entity: "THORChain"),
    Label(chain: "e", address: "t1", label: "Phemex hot", category: .theft, actor: "Lazarus Group", caseName: "P 2025"),
    Label(chain: "e", address: "l1", label: "hop 1", category: .laundering, actor: "Lazarus Group", caseName: "P 2025"),
    Label(chain: "e", address: "x1", label: "THORChain", category: .exchange, caseName: "P 2025"),
    Label(chain: "e", address: "m1", label: "Tornado", category: .mixer),
    Label(chain: "e", address: "s1", label: "OFAC", category: .sanctioned),
  ])

  private func members(_ set: String, _ argument: String? = nil) -> [String]? {
    table.members(of: set, argument: argument)?.map(\.address)
  }

  @Test("a category holds its addresses, each once, in the order of the files")
  func categories() {
    #expect(members("bridge") == ["b1", "b2", "b3"])
    #expect(members("pool") == [])
    #expect(table.members(of: "bridge", argument: "Hop") == [LabelledAddress(chain: "b", address: "b3")])
  }

  @Test("an argument is an entity or an exact label, and of a theft a case too")
  func arguments() {
    #expect(members("bridge", "THORChain") == ["b1", "b2"])
    #expect(members("bridge", "THOR") == [])
    #expect(members("bridge", "thorchain") == [])
    #expect(members("theft", "P 2025") == ["t1"])
    #expect(members("theft", "Phemex hot") == ["t1"])
    #expect(members("laundering", "P 2025") == ["l1"])
    #expect(members("exchange", "P 2025") == [])
  }

  @Test("actors and labels are sets over all categories")
  func actors() {
    #expect(members("actor", "Lazarus Group") == ["t1", "l1"])
    #expect(members("actor", "Nobody") == [])
    #expect(members("actor") == ["t1", "l1"])
    #expect(members("label", "THORChain") == ["b2", "x1"])
  }

  @Test("a set that no one knows is nil, not empty")
  func unknown() {
    #expect(members("bridges") == nil)
    #expect(members("Bridge") == nil)
    #expect(members("", "x") == nil)
    #expect(LabelTable().members(of: "theft", argument: nil) == [])
    #expect(LabelTable.setNames.allSatisfy { members($0) != nil })
  }

  @Test("services are where flows end, not those who steal, launder or are sanctioned")
  func services() {
    #expect(table.services.map(\.address) == ["b1", "b2", "b3", "x1", "m1"])
  }
}
