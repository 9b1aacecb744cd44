import Columnar
import Foundation

// Lists of addresses alone, an asset in the name of the file: `sanctioned_addresses_ETH.txt`.
extension SanctionedAddresses {
  /// One address a line; blank lines and lines that begin with `#` are passed over.
  init(list bytes: [UInt8], file: String) throws(LabelError) {
    self.init(file: file)
    let asset = Self.asset(ofFile: file)
    for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw LabelError(file: file, line: place + 1, cause: .invalidUTF8)
      }
      let address = text.trimmingCharacters(in: .whitespacesAndNewlines)
      if address.isEmpty || address.hasPrefix("#") { continue }
      try add(address, asset: asset, name: nil, line: place + 1)
    }
  }

  /// A list of addresses, or such lists by asset.
  init(json bytes: [UInt8], file: String) throws(LabelError) {
    self.init(file: file)
    let whole = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    if let list = whole as? [String] {
      for address in list { try add(address, asset: Self.asset(ofFile: file), name: nil, line: 0) }
    } else if let lists = whole as? [String: [String]] {
      for (asset, list) in lists.sorted(by: { $0.key < $1.key }) {
        for address in list { try add(address, asset: asset, name: nil, line: 0) }
      }
    } else {
      throw LabelError(file: file, line: 0, cause: .notAList)
    }
  }

  /// `ETH` of `lists/sanctioned_addresses_ETH.txt`.
  private static func asset(ofFile file: String) -> String? {
    let name = file.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    guard let last = name.split(separator: "_").last, last != name, (3...5).contains(last.utf8.count),
      last.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    return String(last)
  }
}

// The list itself as a table: SDN.CSV, twelve fields without a header, addresses among the remarks.
extension SanctionedAddresses {
  private static let fieldCount = 12

  /// Whether a file begins as SDN.CSV does: a number, then a name in quotes.
  static func isTable(_ head: [UInt8]) -> Bool {
    let digits = head.prefix { (0x30...0x39).contains($0) }
    return !digits.isEmpty && head.dropFirst(digits.count).starts(with: [0x2C, 0x22])
  }

  init(table source: any ByteSource, file: String) throws(LabelError) {
    self.init(file: file)
    var reader = CSVReader(source)
    var record = CSVRecord()
    while true {
      do {
        guard try reader.next(into: &record) else { return }
      } catch {
        if case .unreadable(let failure) = error.cause {
          throw LabelError(file: file, line: 0, cause: .unreadable(failure))
        }
        throw LabelError(file: file, line: error.line, cause: .malformed(error.cause))
      }
      // The list ends with the end mark of old systems.
      if record.count == 1, record.trimmed(0).elementsEqual([0x1A]) { continue }
      guard record.count == Self.fieldCount else {
        throw LabelError(
          file: file, line: record.line, cause: .fieldCount(expected: Self.fieldCount, actual: record.count))
      }
      let name = String(decoding: record.trimmed(1), as: UTF8.self)
      let remarks = String(decoding: record.trimmed(Self.fieldCount - 1), as: UTF8.self)
      try add(remarks: remarks, name: name, line: record.line)
    }
  }

  /// `…; Digital Currency Address - XBT 1a…; alt. Digital Currency Address - ETH 0x…;`
  private mutating func add(remarks: String, name: String, line: Int) throws(LabelError) {
    for part in remarks.split(separator: ";") {
      guard let start = part.range(of: SanctionedAsset.prefix) else { continue }
      let words = part[start.upperBound...].split { $0 == " " || $0 == "." }
      // The remarks of long entries are cut off, and go on in another file.
      guard words.count >= 2 else { continue }
      try add(String(words[1]), asset: String(words[0]), name: name, line: line)
    }
  }
}
