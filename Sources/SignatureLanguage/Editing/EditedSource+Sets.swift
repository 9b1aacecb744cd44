extension EditedSource {
  /// A label set that the file declares.
  struct Declaration {
    var statement: Int
    /// The token of its name, the sign included.
    var name: Int
  }

  /// In order.
  var declarations: [Declaration] {
    statements.indices.compactMap { index in
      guard statements[index].block == .file, keyword(of: index) == .declaration,
        let name = statements[index].heading.dropFirst().first, tokens[name].kind == .set
      else { return nil }
      return Declaration(statement: index, name: name)
    }
  }

  /// The names of declared sets, each once, with their sign.
  var declaredSets: [String] {
    var seen: Set<String> = []
    return declarations.map { text(tokens[$0.name]) }.filter { seen.insert($0).inserted }
  }

  /// The declaration of the set that a token names; the set of a label category has none.
  func declaration(named token: Int) -> Declaration? {
    guard tokens[token].kind == .set else { return nil }
    return declarations.first { text(tokens[$0.name]) == text(tokens[token]) }
  }
}
