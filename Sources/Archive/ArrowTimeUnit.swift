/// The unit of a timestamp, numbered as in the file.
enum ArrowTimeUnit: Int16, Sendable {
  case s, ms, us, ns

  /// Units in a second.
  var perSecond: Int64 {
    switch self {
    case .s: 1
    case .ms: 1000
    case .us: 1_000_000
    case .ns: 1_000_000_000
    }
  }
}
