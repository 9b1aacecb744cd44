extension DiagnosticCode {
  /// Whether a comment can silence it: a warning, but none about such comments.
  var canBeAllowed: Bool {
    switch self {
    case .unusedAllowance, .unknownAllowance, .unknownDirective: false
    default: severity == .warning
    }
  }
}
