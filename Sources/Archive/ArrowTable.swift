import Columnar

/// Encodes a table of plain columns as an Arrow IPC file with LZ4 frames: what results are handed on to data frames as.
///
/// It gives the bytes piece by piece, so that a table of any length can go into a pipe.
public struct ArrowTable {
  /// The kinds of a column's values.
  public enum Kind: Sendable, Hashable {
    case text, code, count, number, time, flag
  }

  /// The values of a batch in one column.
  public enum Column: Sendable, Equatable {
    case texts(TextRows)
    case codes([Int32])
    case counts([Int64])
    /// NaN where there is no value.
    case numbers([Double])
    /// Seconds since 1970-01-01 UTC.
    case times([Int64])
    case flags([Bool])
  }

  private let schema: ArrowSchema
  private var size = 0
  private var batches: [ArchiveFooter.Block] = []

  /// - Parameters:
  ///   - columns: names, each once, and kinds.
  ///   - metadata: notes about the table.
  public init(columns: [(name: String, kind: Kind)], metadata: [(key: String, value: String)] = []) {
    schema = ArrowSchema(
      fields: columns.map { ArrowField(name: $0.name, type: $0.kind.type, dictionary: nil, children: []) },
      metadata: metadata)
  }

  /// What the file begins with.
  public mutating func head() -> [UInt8] {
    let magic = Array("ARROW1\0\0".utf8)
    size += magic.count
    let (bytes, _) = message(ArrowEncoder.schemaMessage(schema), body: [])
    return magic + bytes
  }

  /// A batch of rows; the columns are equally long, of the kinds declared, and texts of a batch take less than 2^31
  /// bytes together.
  public mutating func batch(_ columns: [Column]) -> [UInt8] {
    precondition(columns.map(\.kind.type) == schema.fields.map(\.type), "the columns of the table")
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "columns of one length")
    var body = MessageBody()
    for column in columns { body.add(column) }
    let (bytes, block) = message(ArrowEncoder.batchMessage(body, rows: rows), body: body.bytes)
    batches.append(block)
    return bytes
  }

  /// What the file ends with.
  ///
  /// - Parameter metadata: notes about the file, which other libraries leave out when they write the table again.
  public func end(metadata: [(key: String, value: String)] = []) -> [UInt8] {
    let footer = ArrowEncoder.footer(schema, dictionaries: [], batches: batches, metadata: metadata)
    return [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0] + footer + Self.littleEndian(footer.count) + Array("ARROW1".utf8)
  }

  private mutating func message(_ header: [UInt8], body: [UInt8]) -> (bytes: [UInt8], block: ArchiveFooter.Block) {
    let framed = [0xff, 0xff, 0xff, 0xff] + Self.littleEndian(header.count) + header
    let block = ArchiveFooter.Block(offset: size, headerBytes: framed.count, bodyBytes: body.count)
    size += framed.count + body.count
    return (framed + body, block)
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

extension ArrowTable.Kind {
  var type: ArrowType {
    switch self {
    case .text: .utf8
    case .code: .int(ArrowInteger(bits: 32, isSigned: true))
    case .count: .int(ArrowInteger(bits: 64, isSigned: true))
    case .number: .float(bits: 64)
    case .time: .timestamp(.s, zone: "UTC")
    case .flag: .bool
    }
  }
}

extension ArrowTable.Column {
  fileprivate var kind: ArrowTable.Kind {
    switch self {
    case .texts: .text
    case .codes: .code
    case .counts: .count
    case .numbers: .number
    case .times: .time
    case .flags: .flag
    }
  }

  /// Rows.
  fileprivate var count: Int {
    switch self {
    case .texts(let texts): texts.count
    case .codes(let codes): codes.count
    case .counts(let numbers), .times(let numbers): numbers.count
    case .numbers(let numbers): numbers.count
    case .flags(let flags): flags.count
    }
  }
}

extension MessageBody {
  fileprivate mutating func add(_ column: ArrowTable.Column) {
    switch column {
    case .texts(let texts):
      precondition(texts.bytes.count <= Int32.max, "texts of a batch that 32-bit offsets reach")
      add(ByteStrings(bytes: texts.bytes, offsets: texts.offsets), isValid: texts.isPresent)
    case .codes(let codes): add(codes)
    case .counts(let numbers), .times(let numbers): add(numbers)
    case .numbers(let numbers): add(nullable: numbers)
    case .flags(let flags):
      addNode(count: flags.count, nulls: 0)
      addBuffer([UInt8]())
      addBuffer(Self.bitmap(flags))
    }
  }
}
