import Columnar
import Labels
import SignatureLanguage
import SignaturePlan

/// Money to follow: from which addresses, how far, and with what rules.
public struct TraceRequest: Sendable {
  /// Where the money starts; at most a thousand.
  public var addresses: [String]
  /// Chains of the addresses; those that an address can be on by its form if empty.
  public var chains: [String]
  /// Archives and CSV files.
  public var inputs: [String]
  public var labels: LabelTable
  /// Transfers in a row after the first.
  public var depth = 8
  /// Seconds after the first transfer.
  public var seconds: Int64 = 90 * 86_400
  public var policy = TaintPolicy.fifo
  /// The least share of a transfer that must be from the addresses, 0 to 1.
  public var taint = 0.1
  /// USD under which a first payment is not followed; nil follows all, those of unknown value too.
  public var leastUSD: Double?
  public var threads = 1

  public init(addresses: [String], chains: [String] = [], inputs: [String], labels: LabelTable) {
    self.addresses = addresses
    self.chains = chains
    self.inputs = inputs
    self.labels = labels
  }

  /// The signature that follows the money.
  func plan() throws(SluiceError) -> Plan {
    let source = SignatureSource(path: "trace", bytes: Array(try text().utf8))
    let compilation = SignatureCompiler.compile([source])
    guard let plan = compilation.signatures.first?.plan,
      !compilation.diagnostics.contains(where: { $0.severity == .error })
    else {
      let cause = compilation.diagnostics.first { $0.severity == .error }?.title ?? "it has no signature"
      throw SluiceError(.usage, "the trace cannot be made: \(cause)")
    }
    return plan
  }

  private func text() throws(SluiceError) -> String {
    guard 0...1 ~= taint, 0...1e15 ~= leastUSD ?? 0 else {
      throw SluiceError(.usage, "a trace takes a share from 0 to 1 and a sum in USD")
    }
    var members: [String] = []
    for address in addresses {
      let canonical = AddressText.canonical(address)
      guard !canonical.isEmpty, canonical.utf8.allSatisfy(Self.isPlain) else {
        throw SluiceError(.usage, "\(UserText.quoted(address)) is neither a file nor an address")
      }
      let chains = chains.isEmpty ? Self.chains(of: canonical) : chains
      members += chains.map { "\"\(canonical)\" on \($0)" }
    }
    let least = leastUSD.map { " where usd >= $\(Int($0.rounded(.up)))" } ?? ""
    return """
      set @start = (\(members.joined(separator: ", ")))
      signature trace.trail {
        title "Money from the given addresses"
        severity medium
        flow within \(seconds)s {
          out:  hop from @start\(least)
          path: optional trace 1..\(depth) by \(policy.rawValue) where taint >= \(Int((taint * 100).rounded(.up)))%
        }
        score { +1 "from the given addresses" }
        report at 0
      }

      """
  }

  /// Whether a byte can be part of an address, and means nothing in the text of a signature.
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Chains that an address can be on by its form.
  static func chains(of address: String) -> [String] {
    if address.hasPrefix("0x"), address.utf8.count == 42 { return evm }
    if address.hasPrefix("T"), address.utf8.count == 34 { return ["tron"] }
    if ["bc1", "1", "3"].contains(where: address.hasPrefix), 26...62 ~= address.utf8.count { return ["bitcoin"] }
    return evm + ["bitcoin", "tron", "solana", "bank"]
  }

  private static let evm = [
    "arbitrum", "avalanche", "base", "blast", "bsc", "ethereum", "fantom", "linea", "optimism", "polygon", "scroll",
  ]
}
