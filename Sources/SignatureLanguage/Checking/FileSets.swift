import SignaturePlan

/// The label sets that a file declares.
struct FileSets {
  /// The first of each name.
  private(set) var byName: [String: DeclaredSet] = [:]
  /// Names of those that could not be read as a whole.
  private var broken: Set<String> = []
  private var places: [String: Span] = [:]

  init(_ declarations: [SetDeclarationSyntax], sink: DiagnosticSink, options: CompilerOptions) {
    for declaration in declarations {
      let name = declaration.name
      if declaration.isPartial { broken.insert(name.text) }
      if options.knownSets.contains(name.text) {
        sink.report(
          .duplicateSet, at: name.span, "label set \(UserText.quoted("@\(name.text)")) is one of Sluice's own",
          label: "means something already", help: "give it another name")
      } else if let first = places[name.text] {
        sink.report(
          .duplicateSet, at: name.span, "label set \(UserText.quoted("@\(name.text)")) is declared twice",
          label: "declared again here", secondary: [sink.annotation(first, "first declared here")])
      } else {
        places[name.text] = name.span
        byName[name.text] = Self.set(declaration)
      }
    }
  }

  /// Whether a plan names a set of which some could not be read.
  func isBroken(for plan: Plan) -> Bool { plan.sets.contains { broken.contains($0.name) } }

  private static func set(_ declaration: SetDeclarationSyntax) -> DeclaredSet {
    var seen: Set<DeclaredSet.Member> = []
    let members = declaration.members.map {
      DeclaredSet.Member(address: $0.address.text, chain: $0.chain?.text)
    }
    return DeclaredSet(name: declaration.name.text, members: members.filter { seen.insert($0).inserted })
  }
}
