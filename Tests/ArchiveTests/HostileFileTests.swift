import Columnar
import Testing

@testable import Archive

/// The classes of faults that fuzzers have found in readers of Arrow files over the years, one file each.
@Suite struct HostileFileTests {
  private func expectRefused(_ file: MadeFile, _ words: String, _ location: SourceLocation = #_sourceLocation) {
    let error = #expect(throws: ArchiveError.self, sourceLocation: location) { try file.read() }
    #expect(
      error?.description.contains(words) == true, "\(error.map(\.description) ?? "no error")", sourceLocation: location)
  }

  private static func field(_ type: ArrowType, _ children: [ArrowField] = []) -> ArrowField {
    ArrowField(name: "extra", type: type, dictionary: nil, children: children)
  }

  private static let numbers = field(.int(ArrowInteger(bits: 32, isSigned: true)))

  @Test func `the file that the others are made of is sound`() throws { try MadeFile().read() }

  @Test func `a dictionary that is missing, unknown, or too short for its codes`() {
    var file = MadeFile()
    file.dictionaries.remove(at: 0)
    expectRefused(file, "is not in the dictionary of 0 values")
    file = MadeFile()
    file.dictionaries[0].id = 77
    expectRefused(file, "is not in the dictionary of 0 values")
    for code: Int32 in [2, -1, .max, .min] {
      file = MadeFile()
      file.batches = [(MadeFile.body(from: [0, code, 0]), 3)]
      expectRefused(file, "code \(code) is not in the dictionary of 2 values")
    }
  }

  @Test func `offsets that descend, are negative, or lie outside of their bytes`() {
    for offsets in [[0, 2, 1], [0, -1, 2], [-2, 0, 2], [0, 1, 9], [0, 1, Int(Int32.max)]] {
      var file = MadeFile()
      file.dictionaries[0].piece = MadeFile.strings(ByteStrings(bytes: Array("ab".utf8), offsets: offsets))
      expectRefused(file, "string offset")
    }
  }

  @Test func `counts that contradict each other`() {
    var file = MadeFile()
    file.batches[0].rows = 4
    expectRefused(file, "rows of column `time`")
    file.batches[0].rows = -1
    expectRefused(file, "batch of -1 rows")
    file.batches[0].rows = .max
    expectRefused(file, "limit")
    file = MadeFile()
    file.batches = [(MadeFile.body(times: [1, 2]), 3)]
    expectRefused(file, "rows of column `time`")
    file = MadeFile()
    file.fields.removeLast()
    expectRefused(file, "missing")
    file = MadeFile()
    file.batches[0].body.addNode(count: 3, nulls: 0)
    expectRefused(file, "columns in a batch")
    file = MadeFile()
    file.batches[0].body.addBuffer([1, 2, 3])
    expectRefused(file, "buffers in a batch")
  }

  @Test func `more nulls than values, and a bitmap that is too short for them`() {
    let many = MadeFile(extra: Self.numbers) { body in
      body.addNode(count: 3, nulls: 9)
      body.addBuffer([UInt8]())
      body.addBuffer([1, 2, 3] as [Int32])
    }
    expectRefused(many, "9 of them null")
    let short = MadeFile(extra: Self.numbers) { body in
      body.addNode(count: 3, nulls: 1)
      body.addBuffer([UInt8]())
      body.addBuffer([1, 2, 3] as [Int32])
    }
    expectRefused(short, "bytes in a buffer")
  }

  @Test func `a message of another kind`() {
    var file = MadeFile()
    file.swapsKinds = true
    expectRefused(file, "kind of message")
  }

  @Test func `columns nested without end, and columns without number`() {
    var nested = Self.numbers
    for _ in 0..<200 { nested = Self.field(.list, [nested]) }
    expectRefused(MadeFile(extra: nested), "nesting of columns")
    var file = MadeFile()
    for number in 0..<5_000 {
      file.fields.append(ArrowField(name: "c\(number)", type: .null, dictionary: nil, children: []))
    }
    expectRefused(file, "columns")
  }

  @Test func `widths and lengths below zero`() {
    expectRefused(MadeFile(extra: Self.field(.fixedBinary(width: -5))), "width of a fixed_size_binary is -5")
    expectRefused(MadeFile(extra: Self.field(.fixedList(-1), [Self.numbers])), "length of a fixed_size_list is -1")
    expectRefused(MadeFile(extra: Self.field(.decimal(precision: 5, scale: 5_000, bits: 128))), "scale 5000")
    expectRefused(MadeFile(extra: Self.field(.decimal(precision: 5, scale: 0, bits: 7))), "decimal of 7 bits")
  }

  @Test func `lists that point outside of their values`() {
    for offsets: [Int32] in [[0, 1, 9, 9], [0, 2, 1, 3], [-1, 0, 1, 2]] {
      let file = MadeFile(extra: Self.field(.list, [Self.numbers])) { body in
        body.addNode(count: 3, nulls: 0)
        body.addBuffer([UInt8]())
        body.addBuffer(offsets)
        body.add([1, 2, 3] as [Int32])
      }
      expectRefused(file, "list offset")
    }
    let short = MadeFile(extra: Self.field(.fixedList(4), [Self.numbers])) { body in
      body.addNode(count: 3, nulls: 0)
      body.addBuffer([UInt8]())
      body.add([1, 2, 3] as [Int32])
    }
    expectRefused(short, "values in lists of 4")
    let structure = MadeFile(extra: Self.field(.structure, [Self.numbers])) { body in
      body.addNode(count: 3, nulls: 0)
      body.addBuffer([UInt8]())
      body.add([1, 2] as [Int32])
    }
    expectRefused(structure, "rows of a nested column")
  }

  @Test func `nested columns of absurd lengths that no bytes back`() {
    let null = Self.field(.null)
    for count in [1 << 40, Int.max] {
      let file = MadeFile(extra: Self.field(.fixedList(1 << 10), [null])) { body in
        body.addNode(count: 3, nulls: 0)
        body.addBuffer([UInt8]())
        body.addNode(count: count, nulls: 0)
      }
      expectRefused(file, "values of a nested column")
    }
  }

  @Test func `unions of unknown types, and of values that are not there`() {
    let union = Self.field(.union(dense: true, ids: [3]), [Self.numbers])
    for (types, places): ([Int8], [Int32]) in [
      ([3, 4, 3], [0, 0, 0]), ([3, 3, 3], [0, 7, 0]), ([3, 3, 3], [0, -1, 0]),
    ] {
      let file = MadeFile(extra: union) { body in
        body.addNode(count: 3, nulls: 0)
        body.addBuffer(types)
        body.addBuffer(places)
        body.add([1] as [Int32])
      }
      expectRefused(file, "union")
    }
  }

  @Test func `runs that end before they begin, or not at all`() {
    let field = Self.field(.runEnd, [Self.numbers, Self.numbers])
    for ends: [Int32] in [[2, 1, 3], [-1, 2, 3], [1, 2, 2], [1, 2]] {
      let file = MadeFile(extra: field) { body in
        body.addNode(count: 3, nulls: 0)
        body.add(ends)
        body.add([7, 8, 9] as [Int32])
      }
      expectRefused(file, "run")
    }
  }

  @Test func `nulls of absurd width, and nested columns without what they need`() {
    for type in [ArrowType.fixedBinary(width: 1 << 30), .fixedList(1 << 30), .fixedList(Int(Int32.max))] {
      let field = Self.field(type, type.width == nil ? [Self.numbers] : [])
      expectRefused(MadeFile(extra: field) { $0.addNode(count: 3, nulls: 3) }, "")
      let dictionary = ArrowDictionary(id: 9, index: ArrowInteger(bits: 8, isSigned: true))
      let coded = ArrowField(name: "extra", type: type, dictionary: dictionary, children: field.children)
      let file = MadeFile(extra: coded) { body in
        body.addNode(count: 3, nulls: 3)
        body.addBuffer([UInt8]([0]))
        body.addBuffer([0, 0, 0] as [Int8])
      }
      expectRefused(file, "bytes of a null")
    }
    for field in [Self.field(.list), Self.field(.union(dense: true, ids: [])), Self.field(.runEnd, [Self.numbers])] {
      expectRefused(MadeFile(extra: field) { $0.addNode(count: 3, nulls: 0) }, "")
    }
  }

  @Test func `a few bytes that declare gigabytes are refused at once`() throws {
    let clock = ContinuousClock()
    let zeros = Array(repeating: Int32(0), count: 65_536)
    var rows = MadeFile()
    let body = MadeFile.body(
      times: Array(repeating: 5, count: 65_536), from: zeros, to: zeros, assets: zeros,
      amounts: Array(repeating: 0, count: 65_536))
    rows.batches = Array(repeating: (body, 65_536), count: 80)
    var long = MadeFile()
    long.dictionaries[0].piece = MadeFile.strings([String(repeating: "a", count: 100 << 20), "b"])
    var empty = MadeFile()
    empty.dictionaries[0].piece = MadeFile.strings(
      ByteStrings(bytes: [], offsets: Array(repeating: 0, count: 20 << 20)))
    var address = MadeFile()
    address.dictionaries[0].piece = MadeFile.strings([String(repeating: "a", count: 1 << 17), "b"])
    for (file, words) in [
      (rows, "less than a byte a row"), (long, "bytes of a dictionary declare"),
      (empty, "bytes of a dictionary declare"),
      (address, "bytes of one text: 131072 is over the limit of 65536"),
    ] {
      let folder = try TemporaryFolder()
      let path = try folder.file("bomb.arrow", file.bytes)
      let time = clock.measure {
        let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }
        #expect(error?.description.contains(words) == true, "\(error.map(\.description) ?? "no error")")
      }
      #expect(time < .seconds(1))
    }
  }
}
