import Testing

@testable import Archive

@Suite struct FlatBufferTests {
  /// A table with a number of every width, a string, a list of structures and a list of tables.
  private func sample() -> [UInt8] {
    var builder = FlatBuilder()
    let text = builder.string("héllo")
    let child = builder.table([.int32(1, -7)])
    let children = builder.vector(ofReferences: [child, child])
    let pairs = builder.vector(ofStructures: [1, 2, 3, -4], count: 2)
    let root = builder.table([
      .int8(0, -1), .int16(1, 300), .int32(2, -70_000), .int64(3, 1 << 40), .reference(5, text),
      .reference(6, children), .reference(7, pairs),
    ])
    return builder.finish(root: root)
  }

  @Test func `what is built is read`() throws {
    let bytes = sample()
    #expect(bytes.count.isMultiple(of: 8))
    let table = try FlatReader(bytes: bytes).root()
    #expect(try table.number(0, default: Int8(0)) == -1)
    #expect(try table.number(1, default: Int16(0)) == 300)
    #expect(try table.number(2, default: Int32(0)) == -70_000)
    #expect(try table.number(3, default: Int64(0)) == 1 << 40)
    #expect(try table.string(5) == "héllo")
    let children = try table.vector(6, stride: 4)
    #expect(children.count == 2)
    #expect(try children.table(1).number(1, default: Int32(0)) == -7)
    let pairs = try table.vector(7, stride: 16)
    #expect(pairs.count == 2)
    #expect(try pairs.number(1, at: 8) == Int64(-4))
  }

  @Test func `a field that was left out has its default`() throws {
    let table = try FlatReader(bytes: sample()).root()
    #expect(try table.number(4, default: Int32(99)) == 99)
    #expect(try table.number(50, default: Int32(98)) == 98)
    #expect(try table.string(4) == nil)
    #expect(try table.table(51) == nil)
    #expect(try table.vector(52, stride: 8).count == 0)
  }

  @Test(
    arguments: [
      [], [1], [0, 0, 0, 0], [4, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [4, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f],
      [4, 0, 0, 0, 0, 0, 0, 0x80], [8, 0, 0, 0, 2, 0, 2, 0, 4, 0, 0, 0],
    ] as [[UInt8]])
  func `bytes that hold no table are an error`(bytes: [UInt8]) {
    #expect(throws: LocalError.self) { try FlatReader(bytes: bytes).root() }
  }

  @Test func `a list longer than the bytes is an error`() throws {
    let reader = FlatReader(bytes: [0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4])
    #expect(throws: LocalError.self) { try reader.vector(at: 0, stride: 24) }
    #expect(throws: LocalError.self) { try reader.string(at: 0) }
    #expect(throws: LocalError.self) { try reader.load(Int64.self, at: 1) }
    #expect(throws: LocalError.self) { try reader.load(Int8.self, at: -1) }
  }

  @Test func `a text that is not UTF-8 is an error`() {
    let reader = FlatReader(bytes: [2, 0, 0, 0, 0xc3, 0x28])
    #expect(throws: LocalError.self) { try reader.string(at: 0) }
  }

  @Test func `a field named over and over ends at the limit of columns`() throws {
    var builder = FlatBuilder()
    var list = builder.vector(ofReferences: [])
    let type = builder.table([])
    for _ in 0..<20 {
      let field = builder.table([.int8(2, 13), .reference(3, type), .reference(5, list)])
      list = builder.vector(ofReferences: [field, field])
    }
    let root = builder.table([.reference(1, list)])
    let bytes = builder.finish(root: root)
    var reader = SchemaReader(limits: ArchiveLimits())
    #expect {
      try reader.schema(FlatReader(bytes: bytes).root())
    } throws: { error in
      if case .limit("columns", 4096, 4097)? = (error as? LocalError)?.cause { true } else { false }
    }
  }
}
