import Columnar
import Ingest

extension ImportSettings {
  /// Settings from what a user names: formats, mappings, tables of tokens and blocks.
  ///
  /// - Parameters:
  ///   - decimals: `TOKEN=6`, or `TOKEN=6:SYMBOL`.
  ///   - priceAge: how old a price may be: `90s`, `30m`, `6h`, `7d`.
  public init(
    format: ImportFormat?, mapping: String?, chain: String?, coin: String?, tokens: [String], decimals: [String],
    blocks: [String], prices: [String] = [], priceAge: String? = nil
  ) throws(SluiceError) {
    self.init(format: format, chain: chain)
    self.coin = coin
    do throws(MappingError) {
      self.mapping = try mapping.map { text throws(MappingError) in try ColumnMapping(text) }
    } catch { throw SluiceError(.usage, "`--map`: \(error)") }
    do throws(ImportError) {
      for path in tokens { try self.tokens.read(path: path) }
      if !blocks.isEmpty {
        var times = BlockTimes()
        for path in blocks { try times.read(path: path) }
        self.blocks = times
      }
      if !prices.isEmpty {
        var table = PriceTable()
        for path in prices { try table.read(path: path) }
        self.prices = table
      }
    } catch { throw SluiceError(error) }
    let age = try priceAge.map { text throws(SluiceError) in try Self.seconds(text) }
    if let age { self.prices?.oldest = age }
    for text in decimals { try set(decimals: text) }
  }

  private mutating func set(decimals text: String) throws(SluiceError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let figures = parts.last?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) ?? []
    guard parts.count == 2, !parts[0].isEmpty, let figure = figures.first, let count = Int(figure),
      (0...255).contains(count)
    else {
      throw SluiceError(
        .usage, "`--decimals`: \(UserText.quoted(text)) is not of the form `TOKEN=6` or `TOKEN=6:SYMBOL`")
    }
    tokens.set(String(parts[0]), decimals: count, symbol: figures.count > 1 ? String(figures[1]) : nil)
  }

  /// Seconds of an age like `6h`.
  private static func seconds(_ text: String) throws(SluiceError) -> Int64 {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), (0...36_500).contains(count)
    else { throw SluiceError(.usage, "`--price-age`: \(UserText.quoted(text)) is not an age like `90s`, `6h` or `7d`") }
    return count * unit
  }
}
