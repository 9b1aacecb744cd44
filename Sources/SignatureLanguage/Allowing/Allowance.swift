/// A comment that silences warnings: `// sluice: allow W0801, W0802: a reason`.
struct Allowance {
  /// A code as it was written.
  struct Code {
    var text: String
    var span: Span
    /// The warning it names; nil where it names none.
    var code: DiagnosticCode?
    /// Whether it has silenced anything.
    var isUsed = false
  }

  /// Where warnings are silenced.
  var scope: Scope
  var codes: [Code]

  enum Scope: Hashable {
    /// From 1.
    case line(Int)
    /// The signature that starts at this byte.
    case signature(Int)
    /// A file that holds nothing but comments.
    case file
  }
}
