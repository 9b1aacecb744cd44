/// A logical type of Arrow, as far as its layout and its meaning for Sluice go.
enum ArrowType: Equatable, Sendable {
  case null, bool
  /// Days, or else milliseconds.
  case date(days: Bool)
  /// A time of day: the number of its unit, and 32 or 64 bits.
  case time(unit: Int16, bits: Int)
  /// The number of its unit.
  case duration(unit: Int16)
  case interval(IntervalUnit)
  case int(ArrowInteger)
  case float(bits: Int)
  case decimal(precision: Int, scale: Int, bits: Int)
  case timestamp(ArrowTimeUnit, zone: String?)
  case fixedBinary(width: Int)
  case binary, largeBinary, binaryView
  case utf8, largeUtf8, utf8View
  case list, largeList, listView, largeListView
  case map(keysSorted: Bool)
  case fixedList(Int)
  case structure
  /// The numbers by which its rows choose among the children.
  case union(dense: Bool, ids: [Int32])
  case runEnd

  /// What an interval counts.
  enum IntervalUnit: Int16, Sendable {
    case yearsAndMonths, daysAndTime, monthsDaysAndNanoseconds

    /// Bytes of a value.
    var width: Int {
      switch self {
      case .yearsAndMonths: 4
      case .daysAndTime: 8
      case .monthsDaysAndNanoseconds: 16
      }
    }
  }

  /// The name as a person would write it.
  var text: String {
    switch self {
    case .int(let integer): integer.text
    case .float(let bits): "float\(bits)"
    case .decimal(let precision, let scale, let bits): "decimal\(bits)(\(precision), \(scale))"
    case .timestamp(let unit, let zone): "timestamp[\(unit)\(zone.map { ", \($0)" } ?? "")]"
    case .fixedBinary(let width): "fixed_size_binary[\(width)]"
    case .fixedList(let count): "fixed_size_list[\(count)]"
    default: plainText
    }
  }

  private var plainText: String {
    switch self {
    case .largeBinary: "large_binary"
    case .binaryView: "binary_view"
    case .largeUtf8: "large_utf8"
    case .utf8View: "utf8_view"
    case .largeList: "large_list"
    case .listView: "list_view"
    case .largeListView: "large_list_view"
    case .structure: "struct"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .interval: "interval"
    case .map: "map"
    case .union(let dense, _): dense ? "dense_union" : "sparse_union"
    case .runEnd: "run_end_encoded"
    default: "\(self)"
    }
  }

  /// Whether the values are UTF-8 strings.
  var isText: Bool { [.utf8, .largeUtf8, .utf8View].contains(self) }

  /// Whether the values are strings of bytes of any kind.
  var isBytes: Bool {
    if case .fixedBinary = self { return true }
    return isText || [.binary, .largeBinary, .binaryView].contains(self)
  }
}
