import Columnar

@testable import Archive

/// An Arrow file that is put together piece by piece, so that each piece can be wrong.
struct MadeFile {
  typealias Piece = (body: MessageBody, rows: Int)

  var fields: [ArrowField]
  var dictionaries: [(id: Int64, piece: Piece)]
  var batches: [Piece]
  /// Whether the footer takes each kind of message for the other.
  var swapsKinds = false

  /// A sound file of three transfers among two addresses, with one extra column.
  init(extra: ArrowField? = nil, _ addExtra: (inout MessageBody) -> Void = { _ in }) {
    fields = Self.fields + (extra.map { [$0] } ?? [])
    dictionaries = [(0, Self.strings(["a", "b"])), (1, Self.strings(["ETH"]))]
    var body = Self.body()
    addExtra(&body)
    batches = [(body, 3)]
  }

  static let fields: [ArrowField] = [
    ArrowField(name: "time", type: .timestamp(.s, zone: "UTC"), dictionary: nil, children: []),
    coded("from", 0), coded("to", 0), coded("asset", 1),
    ArrowField(name: "amount", type: .float(bits: 64), dictionary: nil, children: []),
  ]

  static func coded(_ name: String, _ id: Int64) -> ArrowField {
    let index = ArrowInteger(bits: 32, isSigned: true)
    return ArrowField(name: name, type: .utf8, dictionary: ArrowDictionary(id: id, index: index), children: [])
  }

  static func strings(_ strings: [String]) -> Piece {
    let table = StringTable(strings)
    return self.strings(ByteStrings(bytes: table.bytes, offsets: table.offsets))
  }

  static func strings(_ strings: ByteStrings) -> Piece {
    var body = MessageBody()
    body.add(strings)
    return (body, strings.count)
  }

  /// The columns of transfers, codes and all as given.
  static func body(
    times: [Int64] = [1, 2, 3], from: [Int32] = [0, 1, 0], to: [Int32] = [1, 0, 1], assets: [Int32] = [0, 0, 0],
    amounts: [Double] = [1, 2, 3]
  ) -> MessageBody {
    var body = MessageBody()
    body.add(times)
    body.add(from)
    body.add(to)
    body.add(assets)
    body.add(amounts)
    return body
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    let schema = ArrowSchema(fields: fields, metadata: [(key: ArchiveMetadata.chain, value: "ethereum")])
    var file = Array("ARROW1\0\0".utf8)
    _ = Self.append(ArrowEncoder.schemaMessage(schema), MessageBody(), to: &file)
    let first = dictionaries.map { id, piece in
      Self.append(ArrowEncoder.dictionaryMessage(piece.body, id: id, rows: piece.rows), piece.body, to: &file)
    }
    let second = batches.map { Self.append(ArrowEncoder.batchMessage($0.body, rows: $0.rows), $0.body, to: &file) }
    let footer = ArrowEncoder.footer(
      schema, dictionaries: swapsKinds ? second : first, batches: swapsKinds ? first : second, metadata: [])
    return file + footer + (0..<4).map { UInt8(truncatingIfNeeded: footer.count >> (8 * $0)) } + Array("ARROW1".utf8)
  }

  private static func append(_ header: [UInt8], _ body: MessageBody, to file: inout [UInt8]) -> ArchiveFooter.Block {
    let place = file.count
    file += [0xff, 0xff, 0xff, 0xff] + (0..<4).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
    file += body.bytes
    return ArchiveFooter.Block(offset: place, headerBytes: header.count + 8, bodyBytes: body.bytes.count)
  }

  /// Reads everything, extra columns too.
  func read() throws {
    let folder = try TemporaryFolder()
    let reader = try ArchiveReader(path: folder.file("made.arrow", bytes), verifiesChecksums: true)
    _ = try reader.carriedFields()
    for index in 0..<reader.batchCount {
      _ = (try reader.batch(index), try reader.transactions(inBatch: index), try reader.messages(inBatch: index))
      _ = try reader.carried(inBatch: index, dictionaries: reader.carriedDictionaries())
    }
  }
}
