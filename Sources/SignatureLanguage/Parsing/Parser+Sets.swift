extension Parser {
  /// Whether a line starts here that declares a set.
  var isAtDeclaration: Bool { at(.declaration) && current.startsLine && next.kind == .set }

  /// `set @mine = ("0xab…", "bc1q…" on bitcoin)`; what could not be read is passed over.
  mutating func parseDeclaration(into file: inout FileSyntax) {
    advance()
    var declaration: SetDeclarationSyntax?
    do { try parseDeclaration(&declaration) } catch {
      declaration?.isPartial = true
      while !isAtEnd, !isAtSignature, !isAtDeclaration { advance() }
    }
    if let declaration { file.sets.append(declaration) }
  }

  private mutating func parseDeclaration(_ declaration: inout SetDeclarationSyntax?) throws(Abandoned) {
    let token = try expect(Token.Kind.set, help: "a set has a name with its sign: `set @mine = (…)`")
    var read = SetDeclarationSyntax(name: Identifier(text: String(text(token).dropFirst()), span: token.span))
    declaration = read
    try expect(Token.Kind.equal)
    try expect(.leftParenthesis, help: "the addresses of a set: `set @mine = (\"0xab…\", \"bc1q…\" on bitcoin)`")
    repeat {
      let address = try parseAddress()
      read.members.append(.init(address: address, chain: take(.on) ? try parseName() : nil))
    } while take(.comma)
    try expect(.rightParenthesis)
    declaration = read
  }
}
