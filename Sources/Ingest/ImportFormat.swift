import Columnar

/// The kinds of files that can be imported.
public enum ImportFormat: String, CaseIterable, Sendable {
  /// CSV whose header names the columns of an archive.
  case transfers
  case ethereumTransactions = "ethereum-transactions"
  case ethereumTokenTransfers = "ethereum-token-transfers"
  case ethereumTraces = "ethereum-traces"
  case bitcoinTransactions = "bitcoin-transactions"
  case etherscan
  case etherscanTokens = "etherscan-tokens"
  case amlworld
  case amlworldPatterns = "amlworld-patterns"

  /// Whether every line is a record of its own kind, instead of CSV.
  var isLines: Bool { self == .bitcoinTransactions }

  /// Whether the file begins with a header.
  var hasHeader: Bool { !isLines && self != .amlworldPatterns }

  /// The format of a file by its first bytes, where they tell.
  static func detect(head: [UInt8]) -> ImportFormat? {
    let text = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) || [0xEF, 0xBB, 0xBF].contains($0) }
    if text.first == UInt8(ascii: "{") { return .bitcoinTransactions }
    return text.starts(with: AMLworldPatterns.begin) ? .amlworldPatterns : nil
  }

  /// The format of a CSV file by its header; `transfers` where no other fits.
  static func detect(_ header: HeaderFields) -> ImportFormat {
    if header.has("token_address", "from_address", "to_address", "value") { return .ethereumTokenTransfers }
    if header.has("trace_type", "from_address", "to_address", "value") { return .ethereumTraces }
    if header.has("hash", "from_address", "to_address", "value") { return .ethereumTransactions }
    if header["Txhash"] ?? header["Transaction Hash"] != nil {
      if header.first(prefix: "value_in(") != nil { return .etherscan }
      if header.has("TokenValue", "ContractAddress") || header.has("Value", "TokenSymbol") { return .etherscanTokens }
    }
    return header.has("From Bank", "To Bank", "Amount Paid") ? .amlworld : .transfers
  }

  /// What reads the records of a file of this format.
  ///
  /// - Parameter header: nil for a format without one.
  func reader(_ header: HeaderFields?, _ settings: ImportSettings) throws(ImportError.Cause) -> any RecordFormat {
    guard let header else {
      return self == .amlworldPatterns
        ? AMLworldPatterns() : BitcoinTransactions(coin: try settings.coin("bitcoin", decimals: 8))
    }
    let chain = settings.chain ?? "ethereum"
    switch self {
    case .ethereumTransactions:
      return try EthereumTransactions(header, coin: settings.coin("ethereum", decimals: 18), blocks: settings.blocks)
    case .ethereumTokenTransfers:
      return try EthereumTokenTransfers(header, chain: chain, tokens: settings.tokens, blocks: settings.blocks)
    case .ethereumTraces:
      return try EthereumTraces(header, coin: settings.coin("ethereum", decimals: 18), blocks: settings.blocks)
    case .etherscan: return try EtherscanTransactions(header, chain: settings.chain, coin: settings.coin)
    case .etherscanTokens: return try EtherscanTokens(header, chain: chain, tokens: settings.tokens)
    case .amlworld: return try AMLworldTransactions(header)
    case .transfers, .bitcoinTransactions, .amlworldPatterns:
      return try PlainTransfers(header, chain: settings.chain)
    }
  }
}
