/// A whole-number type.
struct ArrowInteger: Equatable, Sendable {
  /// 8, 16, 32 or 64.
  let bits: Int
  let isSigned: Bool

  var text: String { "\(isSigned ? "int" : "uint")\(bits)" }
}
