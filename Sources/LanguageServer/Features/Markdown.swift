import SignatureLanguage

extension ReferenceEntry {
  /// Type, meaning and example.
  var markdown: String { "\(type)\n\n\(meaning)\n\n\(Markdown.code(example.text))" }
}

extension Explanation {
  var markdown: String {
    switch subject {
    case .set(_, let text): return Markdown.code(text)
    case .word(let entry, let text): return "`\(text)`: \(entry.markdown)"
    case .step(_, let text, let entry):
      let meaning = entry.map { "\n\n`\($0.name)`: \($0.type)\n\n\($0.meaning)" } ?? ""
      return Markdown.code(text) + meaning
    }
  }
}

enum Markdown {
  /// Text of a signature as a block of code.
  static func code(_ text: String) -> String {
    "```sluice\n\(text.replacing("```", with: "'''"))\n```"
  }
}
