import Labels

/// Label files of every kind.
enum Labelling {
  static func enter(_ bytes: [UInt8]) {
    var table = LabelTable()
    do { try table.read(path: MemoryFile.path(bytes)) } catch { precondition(!"\(error)".isEmpty) }
    // A TagPack is told by its name, which a file in memory cannot have.
    do { try table.read(tagPack: MemoryBytes(bytes), name: "input.yaml") } catch { precondition(!"\(error)".isEmpty) }
    _ = (table.hash, table.services, table.cases, table.members(of: "exchange", argument: nil))
  }
}
