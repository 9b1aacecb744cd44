extension LabelTable {
  /// By address: the incidents that its labels name.
  public var cases: [LabelledAddress: Set<String>] { names(\.caseName) }

  /// By address: whose address its labels say it is.
  public var entities: [LabelledAddress: Set<String>] { names(\.entity) }

  /// By incident: when it happened, in seconds since 1970 UTC; of several times the earliest.
  public var events: [String: Int64] {
    let known = labels.compactMap { label in
      label.caseName.flatMap { name in label.eventTime.map { (name, $0) } }
    }
    return Dictionary(known, uniquingKeysWith: min)
  }

  private func names(_ field: (Label) -> String?) -> [LabelledAddress: Set<String>] {
    var names: [LabelledAddress: Set<String>] = [:]
    for label in labels {
      guard let name = field(label) else { continue }
      names[LabelledAddress(chain: label.chain, address: label.address), default: []].insert(name)
    }
    return names
  }
}
