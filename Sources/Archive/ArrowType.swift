/// A logical type of Arrow, as far as its layout and its meaning for Sluice go.
enum ArrowType: Equatable, Sendable {
  case null, bool, date, time, duration, interval
  case int(ArrowInteger)
  case float(bits: Int)
  case decimal(precision: Int, scale: Int, bits: Int)
  case timestamp(ArrowTimeUnit, zone: String?)
  case fixedBinary(width: Int)
  case binary, largeBinary, binaryView
  case utf8, largeUtf8, utf8View
  case list, largeList, listView, largeListView, map
  case fixedList(Int)
  case structure
  case union(dense: Bool)
  case runEnd

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
    case .union(let dense): dense ? "dense_union" : "sparse_union"
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
