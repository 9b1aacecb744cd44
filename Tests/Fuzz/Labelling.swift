import Labels

/// Label files: the first byte chooses the ending of the name, by which their kind is told.
enum Labelling {
  private static let names = ["a.csv", "a.yaml", "a.xml", "a_ETH.txt", "a.json"]

  static func enter(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    var table = LabelTable()
    do {
      try table.read(MemoryBytes(Array(bytes.dropFirst())), name: names[Int(choice) % names.count])
    } catch { precondition(!"\(error)".isEmpty) }
    _ = (table.hash, table.services, table.cases, table.members(of: "exchange", argument: nil))
    var again = LabelTable()
    do { try again.read(csv: table.csv, name: "again") } catch { fatalError("written and not read: \(error)") }
  }
}
