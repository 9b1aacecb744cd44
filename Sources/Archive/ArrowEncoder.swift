/// Writes the metadata of messages and of the footer as FlatBuffers.
enum ArrowEncoder {
  /// The message that opens a file.
  static func schemaMessage(_ schema: ArrowSchema) -> [UInt8] {
    var builder = FlatBuilder()
    let header = self.schema(schema, in: &builder)
    return message(header: header, kind: 1, bodyBytes: 0, builder)
  }

  /// The header of a record batch.
  static func batchMessage(_ body: MessageBody, rows: Int) -> [UInt8] {
    var builder = FlatBuilder()
    let header = records(body, rows: rows, in: &builder)
    return message(header: header, kind: 3, bodyBytes: body.bytes.count, builder)
  }

  /// The header of a whole dictionary.
  static func dictionaryMessage(_ body: MessageBody, id: Int64, rows: Int) -> [UInt8] {
    var builder = FlatBuilder()
    let data = records(body, rows: rows, in: &builder)
    let header = builder.table([.int64(0, id), .reference(1, data)])
    return message(header: header, kind: 2, bodyBytes: body.bytes.count, builder)
  }

  static func footer(
    _ schema: ArrowSchema, dictionaries: [ArchiveFooter.Block], batches: [ArchiveFooter.Block],
    metadata: [(key: String, value: String)]
  ) -> [UInt8] {
    var builder = FlatBuilder()
    let columns = self.schema(schema, in: &builder)
    let pairs = self.metadata(metadata, in: &builder)
    let first = blocks(dictionaries, in: &builder)
    let second = blocks(batches, in: &builder)
    let root = builder.table([
      .int16(0, version), .reference(1, columns), .reference(2, first), .reference(3, second), .reference(4, pairs),
    ])
    return builder.finish(root: root)
  }

  /// V5.
  private static let version: Int16 = 4

  private static func message(header: Int, kind: Int8, bodyBytes: Int, _ builder: FlatBuilder) -> [UInt8] {
    var builder = builder
    let root = builder.table([
      .int16(0, version), .int8(1, kind), .reference(2, header), .int64(3, Int64(bodyBytes)),
    ])
    return builder.finish(root: root)
  }

  private static func records(_ body: MessageBody, rows: Int, in builder: inout FlatBuilder) -> Int {
    let nodes = builder.vector(ofStructures: body.nodes, count: body.nodes.count / 2)
    let buffers = builder.vector(ofStructures: body.buffers, count: body.buffers.count / 2)
    let lz4 = builder.table([.int8(0, 0), .int8(1, 0)])
    return builder.table([
      .int64(0, Int64(rows)), .reference(1, nodes), .reference(2, buffers), .reference(3, lz4),
    ])
  }

  private static func blocks(_ blocks: [ArchiveFooter.Block], in builder: inout FlatBuilder) -> Int {
    let words = blocks.flatMap { [Int64($0.offset), Int64($0.headerBytes), Int64($0.bodyBytes)] }
    return builder.vector(ofStructures: words, count: blocks.count)
  }

  private static func schema(_ schema: ArrowSchema, in builder: inout FlatBuilder) -> Int {
    var fields: [Int] = []
    for field in schema.fields { fields.append(self.field(field, in: &builder)) }
    let list = builder.vector(ofReferences: fields)
    let pairs = metadata(schema.metadata, in: &builder)
    return builder.table([.int16(0, 0), .reference(1, list), .reference(2, pairs)])
  }

  private static func metadata(_ pairs: [(key: String, value: String)], in builder: inout FlatBuilder) -> Int {
    var tables: [Int] = []
    for pair in pairs {
      let key = builder.string(pair.key)
      let value = builder.string(pair.value)
      tables.append(builder.table([.reference(0, key), .reference(1, value)]))
    }
    return builder.vector(ofReferences: tables)
  }

  private static func field(_ field: ArrowField, in builder: inout FlatBuilder) -> Int {
    let name = builder.string(field.name)
    let (number, type) = builder.type(field.type)
    var nested: [Int] = []
    for child in field.children { nested.append(self.field(child, in: &builder)) }
    // Readers of every library expect the list of children, even an empty one.
    let children = builder.vector(ofReferences: nested)
    var parts: [FlatBuilder.Field] = [
      .reference(0, name), .int8(1, field.isNullable ? 1 : 0), .int8(2, number), .reference(3, type),
      .reference(5, children),
    ]
    if let dictionary = field.dictionary {
      let index = builder.type(.int(dictionary.index)).table
      parts.append(.reference(4, builder.table([.int64(0, dictionary.id), .reference(1, index), .int8(2, 0)])))
    }
    if !field.metadata.isEmpty {
      parts.append(.reference(6, metadata(field.metadata.map { ($0.key, $0.value) }, in: &builder)))
    }
    return builder.table(parts)
  }
}
