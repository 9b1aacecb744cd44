import Columnar
import Foundation

/// The assets by which OFAC's list of Specially Designated Nationals names addresses: `Digital Currency Address - XBT`.
enum SanctionedAsset {
  /// What stands before the asset in every form of the list.
  static let prefix = "Digital Currency Address - "

  /// The chain of an address under its asset; nil if neither tells.
  ///
  /// Dollar tokens are on several chains, and plain lists name no asset: there the shape of the address tells.
  static func chain(_ asset: String?, _ address: String) -> String? {
    guard let asset = asset?.uppercased(), !asset.isEmpty, !tokens.contains(asset) else {
      return chain(ofShape: Array(address.utf8))
    }
    return chains[asset] ?? (isSymbol(asset) ? asset.lowercased() : nil)
  }

  /// Whether an asset that is not known here can be one at all.
  private static func isSymbol(_ asset: String) -> Bool {
    asset.utf8.count <= 32 && asset.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  private static func chain(ofShape address: [UInt8]) -> String? {
    if address.count == 42, address.starts(with: "0x".utf8) { return "ethereum" }
    if address.count == 34, address.first == UInt8(ascii: "T") { return "tron" }
    let isBitcoin = [UInt8(ascii: "1"), UInt8(ascii: "3")].contains(address.first) && (26...35).contains(address.count)
    return isBitcoin || address.starts(with: "bc1".utf8) ? "bitcoin" : nil
  }

  private static let tokens: Set<String> = ["USDT", "USDC"]

  private static let chains = [
    "XBT": "bitcoin", "BTC": "bitcoin", "ETH": "ethereum", "XMR": "monero", "LTC": "litecoin", "ZEC": "zcash",
    "DASH": "dash", "BTG": "bitcoin_gold", "ETC": "ethereum_classic", "BSV": "bitcoin_sv", "BCH": "bitcoin_cash",
    "XVG": "verge", "XRP": "ripple", "TRX": "tron", "ARB": "arbitrum", "BSC": "bsc", "SOL": "solana",
  ]
}

/// Labels of sanctioned addresses, as a list is read.
struct SanctionedAddresses {
  private(set) var labels: [Label] = []
  let file: String

  init(file: String) { self.file = file }

  /// Adds an address.
  ///
  /// - Parameter name: whose it is, where the list tells.
  mutating func add(_ address: String, asset: String?, name: String?, line: Int) throws(LabelError) {
    guard !address.isEmpty, address.utf8.count <= 200, !address.utf8.contains(where: { $0 <= 0x20 }) else {
      throw LabelError(file: file, line: line, cause: .notAnAddress(address))
    }
    guard let chain = SanctionedAsset.chain(asset, address) else {
      throw LabelError(file: file, line: line, cause: .unknownChain(address))
    }
    let name = name?.trimmingCharacters(in: .whitespacesAndNewlines).nonEmpty
    labels.append(
      Label(
        chain: chain, address: AddressText.canonical(address), label: name ?? "OFAC SDN", category: .sanctioned,
        entity: name, source: "OFAC SDN"))
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
