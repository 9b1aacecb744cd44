import Columnar
import Foundation
import Yams

/// A GraphSense TagPack: YAML with tags of addresses, and what all of them have in common.
///
/// A tag says what its own fields say, and otherwise what the fields of the pack say.
struct TagPack {
  private(set) var labels: [Label] = []
  private(set) var notes: [String] = []
  private let file: String
  /// Tags of addresses that no category of labels fits, such as users nobody accuses of anything.
  private var unfit = 0

  /// Bytes of the longest file that is read.
  static let byteLimit = 256 << 20

  init(_ bytes: [UInt8], file: String) throws(LabelError) {
    self.file = file
    // A few hundred bytes of aliases can stand for terabytes; packs as they are exchanged have none.
    guard !Self.hasAliases(bytes) else { throw LabelError(file: file, line: 0, cause: .hasAliases) }
    let text = String(decoding: bytes, as: UTF8.self)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch let error as YamlError {
      throw LabelError(file: file, line: Self.line(error), cause: .notYAML(Self.words(error)))
    } catch { throw LabelError(file: file, line: 0, cause: .notYAML("\(error)")) }
    guard let pack = root?.mapping, let tags = pack["tags"]?.sequence else {
      throw LabelError(file: file, line: root?.mark?.line ?? 0, cause: .noTags)
    }
    for tag in tags { try add(tag, pack) }
    if unfit > 0 { notes.append("\(file): \(unfit) tags of no category that labels have were left out") }
  }

  private mutating func add(_ tag: Node, _ pack: Node.Mapping) throws(LabelError) {
    let line = tag.mark?.line ?? 0
    guard let fields = tag.mapping else { throw LabelError(file: file, line: line, cause: .noTags) }
    func field(_ name: String) -> String? {
      let text = (fields[Node(name)] ?? pack[Node(name)])?.scalar?.string.trimmingCharacters(
        in: .whitespacesAndNewlines)
      return text.flatMap { $0.isEmpty || $0 == "null" ? nil : $0 }
    }
    for name in ["address", "label"] where field(name) == nil {
      throw LabelError(file: file, line: line, column: name, cause: .emptyField)
    }
    guard let currency = field("network") ?? field("currency") else {
      throw LabelError(file: file, line: line, column: "currency", cause: .emptyField)
    }
    guard let category = TagCategory.category(category: field("category"), abuse: field("abuse")) else {
      unfit += 1
      return
    }
    let time = field("lastmod")
    let known = time.flatMap { Timestamp.parse($0) }
    if let time, known == nil { throw LabelError(file: file, line: line, column: "lastmod", cause: .notATime(time)) }
    labels.append(
      Label(
        chain: TagCategory.chain(currency), address: field("address") ?? "", label: field("label") ?? "",
        category: category, entity: field("label"), actor: field("actor"), source: field("source"), knownFrom: known))
  }

  /// Whether something that looks like an anchor, and something that looks like an alias, stand before a name.
  private static func hasAliases(_ bytes: [UInt8]) -> Bool {
    var marks: Set<UInt8> = []
    for place in bytes.indices.dropLast() where bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "*") {
      let before = place == 0 ? 0x0A : bytes[place - 1]
      let after = bytes[place + 1]
      let begins = before <= 0x20 || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ",")].contains(before)
      if begins, after > 0x20 { marks.insert(bytes[place]) }
    }
    return marks.count == 2
  }

  private static func line(_ error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 0
    }
  }

  private static func words(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "not readable"
    }
  }
}
