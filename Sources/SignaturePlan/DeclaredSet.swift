/// A label set that a signature's own file declares: `set @mine = ("0xab…", "bc1q…" on bitcoin)`.
public struct DeclaredSet: Sendable, Hashable, Codable {
  /// Without the sign; unlike any category of labels.
  public var name: String
  /// In the order in which they were written, each once.
  public var members: [Member]

  /// An address, on one chain or on all.
  public struct Member: Sendable, Hashable, Codable {
    public var address: String
    /// Nil: wherever the address appears.
    public var chain: String?

    public init(address: String, chain: String? = nil) {
      self.address = address
      self.chain = chain
    }
  }

  public init(name: String, members: [Member]) {
    self.name = name
    self.members = members
  }
}

extension DeclaredSet {
  var text: String {
    let shown = members.map { member in
      PlanText.quoted(member.address) + (member.chain.map { " on \(PlanText.quoted($0))" } ?? "")
    }
    return PlanText.list("set", ["@\(name)"] + shown)
  }
}
