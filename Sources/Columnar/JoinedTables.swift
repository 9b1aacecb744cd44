import CBytes

/// The strings of several tables as one list in ascending order of their bytes, each there once.
///
/// No string is copied: the list knows a table that has it. Joining many tables is a merge that reads each from the front
/// to the end, where interning looks into memory that no cache holds, for every string.
public struct JoinedTables: Sendable {
  public let tables: [StringTable]
  /// Distinct strings.
  public private(set) var count: Int
  /// By table, where its codes begin in `codes`; empty where there is one table, which is the list itself.
  private var starts: [Int] = []
  /// By table and code there: the place in the list.
  private var codes: [Int32] = []
  /// By place in the list: a table that has the string, above its code there.
  private var holders: [UInt64] = []

  /// - Returns: nil if there are more strings than codes, more tables than `most`, or there is no memory.
  public init?(_ tables: [StringTable]) {
    self.tables = tables
    count = tables.first?.count ?? 0
    guard tables.count != 1 else { return }
    var total = 0
    for table in tables {
      starts.append(total)
      total += table.count
    }
    guard total < Int(Int32.max), tables.count <= Self.most else { return nil }
    guard let joined = NativeTables.join(tables, total: total) else { return nil }
    (codes, holders) = joined
    count = holders.count
  }

  /// Tables that can be joined.
  public static let most = 1_024

  /// Whether each place is asked of one table alone.
  public var isOne: Bool { tables.count == 1 }

  /// The place in the list of a string of a table.
  public func place(of code: Int32, in table: Int) -> Int32 { isOne ? code : codes[starts[table] + Int(code)] }

  /// The places in the list of some strings of a table.
  ///
  /// PERF: one look into memory for each, many under way at once.
  public func places(of strings: [Int32], in table: Int) -> [Int32] {
    if isOne { return strings }
    let (start, ahead) = (starts[table], 24)
    var places = strings
    var column = places.mutableSpan
    for row in strings.indices {
      if row + ahead < strings.count { codes.prefetch(start + Int(strings[row + ahead])) }
      column[row] = codes[start + Int(strings[row])]
    }
    return places
  }

  /// The string at a place in the list.
  public func utf8(_ place: Int) -> ArraySlice<UInt8> {
    if isOne { return tables[0].utf8(place) }
    let holder = holders[place]
    return tables[Int(holder >> 32)].utf8(Int(holder & 0xffff_ffff))
  }
}

/// What C looks at texts for; called with memory that Swift has checked.
///
/// INVARIANT: a table's offsets ascend from 0 to its number of bytes, and an order has each code once; C reads within them
/// and keeps no pointer.
private enum NativeTables {
  /// The tables as C sees them, each with an order of its codes that is empty where the codes are in order.
  static func withTables<Result>(
    _ tables: ArraySlice<(texts: StringTable, order: [Int32])>, _ before: [sluice_texts],
    _ body: ([sluice_texts]) -> Result
  ) -> Result {
    guard let (texts, order) = tables.first else { return unsafe body(before) }
    return unsafe texts.bytes.withUnsafeBufferPointer { bytes in
      unsafe texts.offsets.withUnsafeBufferPointer { offsets in
        unsafe order.withUnsafeBufferPointer { order in
          let table = unsafe sluice_texts(
            bytes: bytes.baseAddress, ends: offsets.baseAddress, count: texts.count,
            order: order.isEmpty ? nil : order.baseAddress)
          return unsafe withTables(tables.dropFirst(), before + [table], body)
        }
      }
    }
  }

  /// For each string of each table its place in one list of all, and for each place a table above a code there; nil if
  /// there is no memory.
  static func join(_ tables: [StringTable], total: Int) -> (places: [Int32], holders: [UInt64])? {
    join(tables.map { ($0, []) }, total: total)
      ?? join(tables.map { ($0, $0.isStrictlyAscending ? [] : $0.sortedCodes()) }, total: total)
  }

  private static func join(
    _ tables: [(texts: StringTable, order: [Int32])], total: Int
  ) -> (places: [Int32], holders: [UInt64])? {
    var found: Int64 = -1
    var places: [Int32] = []
    let holders = unsafe [UInt64](unsafeUninitializedCapacity: total) { holders, written in
      places = unsafe [Int32](unsafeUninitializedCapacity: total) { places, count in
        unsafe withTables(tables[...], []) { tables in
          unsafe tables.withUnsafeBufferPointer { tables in
            guard let first = tables.baseAddress, let place = places.baseAddress, let holder = holders.baseAddress
            else {
              found = 0
              return
            }
            unsafe sluice_large(place, total * MemoryLayout<Int32>.stride)
            unsafe sluice_large(holder, total * MemoryLayout<UInt64>.stride)
            found = unsafe sluice_join(first, tables.count, place, holder)
          }
        }
        count = found < 0 ? 0 : total
      }
      written = found < 0 ? 0 : Int(found)
    }
    return found < 0 ? nil : (places, holders)
  }
}

extension StringTable {
  /// The last eight bytes of a string, or as many as it has, as a number.
  public static func tail(_ utf8: ArraySlice<UInt8>) -> UInt64 {
    unsafe utf8.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe sluice_tail(start, bytes.count)
    }
  }

  /// Codes of the strings that end as others do.
  public func codes(endingIn tails: Set<UInt64>) -> [Int32] {
    guard !tails.isEmpty else { return [] }
    var marks = [UInt8](repeating: 0, count: 1 << 16)
    for tail in tails { marks[Int(sluice_tail_mark(tail))] = 1 }
    let marked = unsafe NativeTables.withTables([(self, [])], []) { tables in
      // One more, because C writes each code before it knows.
      unsafe [Int32](unsafeUninitializedCapacity: count + 1) { codes, found in
        guard let first = codes.baseAddress else { return }
        found = unsafe marks.withUnsafeBufferPointer { marks in
          guard let start = marks.baseAddress else { return 0 }
          return unsafe tables.withUnsafeBufferPointer { tables in
            guard let table = tables.baseAddress else { return 0 }
            return unsafe sluice_tails(table, start, first)
          }
        }
      }
    }
    return marked.filter { tails.contains(Self.tail(utf8(Int($0)))) }
  }
}
