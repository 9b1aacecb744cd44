import SignatureLanguage

/// Sources of signatures: compiled, mended, laid out.
enum Signatures {
  static func enter(_ bytes: [UInt8]) {
    let source = SignatureSource(path: "input.sluice", bytes: bytes)
    let compilation = SignatureCompiler.compile([source], options: CompilerOptions(strict: true))
    for diagnostic in compilation.diagnostics { precondition(!diagnostic.text().isEmpty) }
    for signature in compilation.signatures {
      do { try signature.plan.checkSound() } catch { fatalError("compiled to what is not sound: \(error)") }
    }
    guard let layout = try? SignatureFormatter.format(source) else { return }
    let again = SignatureSource(path: "input.sluice", bytes: layout)
    precondition(try! SignatureFormatter.format(again) == layout, "a layout that is laid out again differs")
  }
}
