import Columnar

extension LabelTable {
  /// SHA-256 of the labels as 64 hexadecimal digits; the same whatever the order and the number of files.
  public var hash: String {
    var hash = SHA256()
    hash.update(Array("sluice labels 1\n".utf8))
    for line in labels.map(\.canonicalBytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(line) }
    return hash.hexadecimal()
  }
}

extension Label {
  /// All fields, each as its length, a colon and its bytes, or `-` where there is none: no two labels share a form.
  fileprivate var canonicalBytes: [UInt8] {
    let fields = [
      chain, address, label, category.rawValue, entity, actor, caseName, source, knownFrom.map { String($0) },
      eventTime.map { String($0) },
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(192)
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      guard let field else {
        bytes.append(UInt8(ascii: "-"))
        continue
      }
      bytes.append(contentsOf: String(field.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: field.utf8)
    }
    bytes.append(0x0A)
    return bytes
  }
}
