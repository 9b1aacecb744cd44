import Columnar

/// Labels from one or more files; exact repeats are dropped, the rest stay in the order of the files.
public struct LabelTable: Sendable {
  /// All labels, in the order in which they were read.
  public private(set) var labels: [Label] = []
  /// What was passed over, in messages for people.
  public private(set) var notes: [String] = []

  private var known: Set<Label> = []
  private var places: [LabelledAddress: [Int]] = [:]

  public init() {}

  public init(_ labels: some Sequence<Label>) {
    for label in labels { add(label) }
  }

  /// Adds a message for people.
  public mutating func note(_ note: String) { notes.append(note) }

  /// Adds the labels of a file; the table stays as it was if anything in the file is wrong.
  ///
  /// By the ending of its name it is a TagPack (`.yaml`, `.yml`), or a list of OFAC's: SDN.XML or SDN_ADVANCED.XML
  /// (`.xml`), addresses alone (`.txt`, `.json`). All else is CSV: SDN.CSV if it begins so, or labels.
  ///
  /// The header must name `chain`, `address`, `label` and `category`, in any order, and may name `entity`, `actor`,
  /// `case`, `source`, `known_from` and `event_time`. Other columns are ignored and noted.
  public mutating func read(path: String) throws(LabelError) {
    let file: FileBytes
    do {
      file = try FileBytes(path: path)
    } catch {
      throw LabelError(file: path, line: 0, cause: .unreadable(error))
    }
    try read(file, name: path)
  }

  /// Adds the labels of a file from anywhere, as above; errors call it by `name`, whose ending tells what it is.
  public mutating func read(_ source: any ByteSource, name: String) throws(LabelError) {
    switch name.lowercased().split(separator: ".").last {
    case "yaml", "yml": try read(tagPack: source, name: name)
    case "xml": add(all: try SanctionedAddresses(xml: Self.bytes(source, name: name), file: name).labels)
    case "txt": add(all: try SanctionedAddresses(list: Self.bytes(source, name: name), file: name).labels)
    case "json": add(all: try SanctionedAddresses(json: Self.bytes(source, name: name), file: name).labels)
    default: try read(table: source, name: name)
    }
  }

  /// Adds the labels of CSV text, as above; errors call it by `name`.
  public mutating func read(csv bytes: [UInt8], name: String) throws(LabelError) {
    try read(table: MemoryBytes(bytes), name: name)
  }

  private mutating func read(table source: any ByteSource, name: String) throws(LabelError) {
    let head: PrefixedBytes
    do { head = try PrefixedBytes(source, count: 16) } catch {
      throw LabelError(file: name, line: 0, cause: .unreadable(error))
    }
    if SanctionedAddresses.isTable(head.head) {
      return add(all: try SanctionedAddresses(table: head, file: name).labels)
    }
    var reader = LabelReader(head, file: name)
    for label in try reader.read() { add(label) }
    notes += reader.notes
  }

  /// Adds the labels of a GraphSense TagPack (YAML); the table stays as it was if anything in the file is wrong.
  ///
  /// The day of a tag's last change, `lastmod`, is when it became known. Tags that no category fits are left out, and
  /// a note counts them.
  public mutating func read(tagPack source: any ByteSource, name: String) throws(LabelError) {
    let pack = try TagPack(try Self.bytes(source, name: name), file: name)
    for label in pack.labels { add(label) }
    notes += pack.notes
  }

  private static func bytes(_ source: any ByteSource, name: String) throws(LabelError) -> [UInt8] {
    var source = source
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do { count = try source.read(into: &buffer) } catch {
        throw LabelError(file: name, line: 0, cause: .unreadable(error))
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > TagPack.byteLimit {
        throw LabelError(file: name, line: 0, cause: .tooLong(limit: TagPack.byteLimit))
      }
    }
  }

  private mutating func add(all labels: [Label]) {
    for label in labels { add(label) }
  }

  /// Adds a label if it is not here yet; its address and chain are put into canonical form.
  public mutating func add(_ label: Label) {
    var label = label
    label.chain = label.chain.lowercased()
    label.address = AddressText.canonical(label.address)
    guard known.insert(label).inserted else { return }
    places[LabelledAddress(chain: label.chain, address: label.address), default: []].append(labels.count)
    labels.append(label)
  }

  /// What is said about an address, in the order of the files; the chain and EVM addresses in either case.
  public func labels(chain: String, address: String) -> [Label] {
    let key = LabelledAddress(chain: chain.lowercased(), address: AddressText.canonical(address))
    return places[key, default: []].map { labels[$0] }
  }

  /// The labels that were known at a time, in seconds since 1970 UTC; those without a date count as known.
  public func known(asOf time: Int64) -> LabelTable {
    var table = LabelTable(labels.filter { $0.knownFrom ?? .min <= time })
    table.notes = notes
    return table
  }
}
