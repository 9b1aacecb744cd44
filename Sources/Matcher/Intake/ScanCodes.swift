import Kernels
import SignaturePlan

/// Codes of the assets that plans and prices speak of.
public struct AssetCodes: Sendable {
  /// Codes by symbol; a symbol that is not here is no transfer's.
  public var codes: [String: Int32]
  /// By code, whether an asset counts one dollar where no value is given.
  private let dollars: Bitmap

  /// Asks for the code of every symbol that the plans name and of every dollar token.
  public init(plans: [Plan], code: (String) -> Int32) {
    codes = [:]
    for symbol in Set(plans.flatMap(\.namedAssets)).union(DollarAssets.symbols).sorted() {
      codes[symbol] = code(symbol)
    }
    dollars = Bitmap(codes: DollarAssets.symbols.compactMap { [codes] in codes[$0] })
  }

  /// Whether an asset counts one dollar where no value is given.
  public func isDollar(_ asset: Int32) -> Bool { dollars.contains(asset) }
}

/// Codes of the chains that plans speak of.
public struct ChainCodes: Sendable {
  /// Codes by name; a chain that is not here is no transfer's.
  public var codes: [String: Int32]

  /// Asks for the code of every chain that the plans name.
  public init(plans: [Plan], code: (String) -> Int32) {
    codes = [:]
    for name in Set(plans.flatMap(\.namedChains)).sorted() { codes[name] = code(name) }
  }
}
