import Ingest

/// Prices, tokens and blocks that imports go by, and mappings of columns.
enum Tables {
  static func enter(_ bytes: [UInt8]) {
    let path = MemoryFile.path(bytes)
    var prices = PriceTable()
    do { try prices.read(path: path) } catch { precondition(!"\(error)".isEmpty) }
    var tokens = TokenTable()
    do { try tokens.read(path: path) } catch { precondition(!"\(error)".isEmpty) }
    do { _ = try ColumnMapping(String(decoding: bytes, as: UTF8.self)) } catch { precondition(!"\(error)".isEmpty) }
  }
}
