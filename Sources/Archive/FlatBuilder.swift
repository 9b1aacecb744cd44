/// Writes a FlatBuffer, children before parents, from its end to its start.
///
/// The bytes are kept in reverse order, so that "prepend" is an append; `finish` turns them round.
/// A position is a count of bytes from the end of the buffer, which later writing does not move.
struct FlatBuilder {
  private var reversed: [UInt8] = []

  /// A field of a table, with its number in the schema.
  enum Field {
    case int8(Int, Int8)
    case int16(Int, Int16)
    case int32(Int, Int32)
    case int64(Int, Int64)
    /// A table, string or list written before.
    case reference(Int, Int)

    fileprivate var parts: (number: Int, size: Int, bits: Int64) {
      switch self {
      case .int8(let number, let value): (number, 1, Int64(value))
      case .int16(let number, let value): (number, 2, Int64(value))
      case .int32(let number, let value): (number, 4, Int64(value))
      case .int64(let number, let value): (number, 8, value)
      case .reference(let number, let position): (number, 4, Int64(position))
      }
    }
  }

  /// The position of a new string.
  mutating func string(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    align(4, after: bytes.count + 1)
    reversed.append(0)
    reversed.append(contentsOf: bytes.reversed())
    push(Int64(bytes.count), size: 4)
    return reversed.count
  }

  /// The position of a new list of tables or strings.
  mutating func vector(ofReferences positions: [Int]) -> Int {
    align(4, after: 4 * positions.count)
    for position in positions.reversed() { pushReference(to: position) }
    push(Int64(positions.count), size: 4)
    return reversed.count
  }

  /// The position of a new list of structures, all made of 8-byte numbers; `count` is that of the structures.
  mutating func vector(ofStructures words: [Int64], count: Int) -> Int {
    align(4, after: 8 * words.count)
    align(8, after: 8 * words.count)
    for word in words.reversed() { push(word, size: 8) }
    push(Int64(count), size: 4)
    return reversed.count
  }

  /// The position of a new list of 4-byte numbers.
  mutating func vector(ofNumbers numbers: [Int32]) -> Int {
    align(4, after: 4 * numbers.count)
    for number in numbers.reversed() { push(Int64(number), size: 4) }
    push(Int64(numbers.count), size: 4)
    return reversed.count
  }

  /// The position of a new table.
  mutating func table(_ fields: [Field]) -> Int {
    let end = reversed.count
    var places = [Int](repeating: 0, count: (fields.map(\.parts.number).max() ?? -1) + 1)
    for field in fields.sorted(by: { $0.parts.size > $1.parts.size }) {
      let (number, size, bits) = field.parts
      align(size, after: 0)
      if case .reference = field { pushReference(to: Int(bits)) } else { push(bits, size: size) }
      places[number] = reversed.count
    }
    align(4, after: 0)
    push(0, size: 4)
    let start = reversed.count
    for place in places.reversed() { push(place == 0 ? 0 : Int64(start - place), size: 2) }
    push(Int64(start - end), size: 2)
    push(Int64(4 + 2 * places.count), size: 2)
    patch(start, with: Int32(reversed.count - start))
    return start
  }

  /// The finished bytes; their count is a multiple of 8.
  consuming func finish(root: Int) -> [UInt8] {
    align(8, after: 4)
    pushReference(to: root)
    return reversed.reversed()
  }

  /// Pads so that the buffer's length is a multiple of `size` once `bytes` more are written.
  private mutating func align(_ size: Int, after bytes: Int) {
    while !(reversed.count + bytes).isMultiple(of: size) { reversed.append(0) }
  }

  private mutating func push(_ bits: Int64, size: Int) {
    for place in (0..<size).reversed() { reversed.append(UInt8(truncatingIfNeeded: bits >> Int64(8 * place))) }
  }

  private mutating func pushReference(to position: Int) {
    push(Int64(reversed.count + 4 - position), size: 4)
  }

  /// Overwrites the 4 bytes that end at `position`, counted from the end of the buffer.
  private mutating func patch(_ position: Int, with value: Int32) {
    for place in 0..<4 { reversed[position - 1 - place] = UInt8(truncatingIfNeeded: value >> Int32(8 * place)) }
  }
}
