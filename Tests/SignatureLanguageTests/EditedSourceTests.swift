import Testing

@testable import SignatureLanguage

@Suite("Sources in an editor") struct EditedSourceTests {
  @Test("The outline has signatures, steps and tests")
  func outline() throws {
    let outline = EditedSource(SignatureSource(path: "x", text: Samples.splitAndBridge)).outline
    let signature = try #require(outline.signatures.first)
    #expect(outline.signatures.count == 1 && signature.name == "bybit.split_and_bridge")
    #expect(signature.steps.map(\.name) == ["theft", "layer1", "each"])
    #expect(signature.steps[2].steps.map(\.name) == ["fan", "each2"])
    #expect(signature.steps[2].steps[1].steps.map(\.keyword) == ["hop"])
    #expect(signature.tests.map(\.name) == ["three equal payments are not a split"])
    #expect(signature.references.map(\.name) == ["layer1", "fan", "layer1", "exit"])
  }

  @Test("Spans are exact")
  func spans() throws {
    let text = Samples.splitAndBridge
    let signature = try #require(EditedSource(SignatureSource(path: "x", text: text)).outline.signatures.first)
    #expect(written(signature.nameSpan, text) == "bybit.split_and_bridge")
    #expect(written(signature.span, text).hasPrefix("signature bybit") && written(signature.span, text).hasSuffix("}"))
    #expect(written(signature.steps[1].nameSpan, text) == "layer1")
    #expect(written(signature.steps[1].span, text).hasSuffix("to is fresh"))
    #expect(written(signature.tests[0].span, text).hasSuffix("expect none\n  }"))
    for reference in signature.references {
      #expect(written(reference.span, text) == reference.name && written(reference.definition, text) == reference.name)
    }
  }

  @Test("Steps have the names that the plan gives them", arguments: Samples.all)
  func names(text: String) throws {
    let source = SignatureSource(path: "x", text: text)
    let plan = try #require(SignatureCompiler.compile([source]).signatures.first?.plan)
    #expect(EditedSource(source).outline.signatures.first?.steps.map(\.name) == plan.steps.map(\.name))
  }

  @Test("Given names are passed over by implied ones")
  func impliedNames() {
    let source = EditedSource(SignatureSource(path: "x", text: Samples.flow("hop\nhop2: hop\nhop\nhop")))
    #expect(source.outline.signatures.first?.steps.map(\.name) == ["hop", "hop2", "hop3", "hop4"])
  }

  @Test("Steps after a broken line are still there")
  func broken() {
    let text = Samples.flow("a: hop where \neach layer, at { x: hop }\nb: splt 3..9 wher\nc: hop", within: "")
    let steps = EditedSource(SignatureSource(path: "x", text: text)).outline.signatures.first?.steps ?? []
    #expect(steps.map(\.name) == ["a", "each", "b", "c"])
    #expect(steps.count == 4 && steps[1].steps.map(\.name) == ["x"])
  }

  @Test("A definition is found from every mention of a step, and from nowhere else")
  func definitions() {
    let text = """
      signature a.count {
        flow within 1d {
          a: split 3..9 within 1h
          each a { b: hop }
        }
        score { +5 "a.count" when a.count > 3 and b.fraction >= 5% }
        test "t" {
          +1h a -> b $5
          expect evidence b count 1
        }
      }
      """
    #expect(definition("each |a", text) == 4)
    #expect(definition("when |a", text) == definition("each |a", text))
    #expect(definition("and |b", text) == definition("evidence |b", text) && definition("and |b", text) != nil)
    #expect(definition("{ |b: hop", text) == definition("evidence |b", text))
    #expect(definition("signature |a", text) == nil)
    #expect(definition("+1h |a ->", text) == nil)
    #expect(definition("\"|a.count\"", text) == nil)
  }

  /// The column of the definition, in bytes from 0, of what stands at a mark.
  private func definition(_ mark: String, _ text: String) -> Int? {
    let parts = mark.split(separator: "|", omittingEmptySubsequences: false)
    guard let range = text.range(of: parts.joined()) else {
      Issue.record("no \(mark)")
      return nil
    }
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound) + parts[0].utf8.count
    let source = EditedSource(SignatureSource(path: "x", text: text))
    return source.definition(at: offset).map { source.text.position(of: $0.lowerBound).column - 1 }
  }

  @Test(
    "Words are explained as what they are where they stand",
    arguments: [
      ("|hop from", ReferenceEntry.Kind.step, "hop"), ("hop |from", .part, "from"),
      ("from @|exchange", .set, "exchange"),
      ("where |usd", .attribute, "usd"), ("|equal within", .predicate, "equal"), ("equal |within", .part, "within"),
      ("|max_share <=", .function, "max_share"), ("is |fresh", .predicate, "fresh"),
      ("exit.|fraction", .function, "fraction"),
      ("fraction |from", .rule, "from"), ("|severity high", .section, "severity"),
      ("severity |high", .severity, "high"),
      ("within |3h", .unit, "h"), (">= |$2_000", .unit, "$"), ("|80%", .unit, "%"), ("|any address", .rule, "any"),
      ("label V |exchange", .set, "exchange"), ("expect |none", .expectation, "none"),
      ("|report at", .section, "report"),
    ])
  func explanations(mark: String, kind: ReferenceEntry.Kind, name: String) throws {
    let text = Samples.splitAndBridge
    let parts = mark.split(separator: "|", omittingEmptySubsequences: false)
    let range = try #require(text.range(of: parts.joined()))
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound) + parts[0].utf8.count
    let explanation = try #require(EditedSource(SignatureSource(path: "x", text: text)).explanation(at: offset))
    guard case .word(let entry, _) = explanation.subject else { throw Unexplained() }
    #expect(entry.kind == kind && entry.name == name)
  }

  @Test("The name of a step is explained by the line that binds it")
  func stepExplanation() throws {
    let text = Samples.splitAndBridge
    let range = try #require(text.range(of: "each fan"))
    let offset = text.utf8.distance(from: text.startIndex, to: range.upperBound) - 1
    let explanation = try #require(EditedSource(SignatureSource(path: "x", text: text)).explanation(at: offset))
    guard case .step(let name, let line, let entry) = explanation.subject else { throw Unexplained() }
    #expect(name == "fan" && line.hasPrefix("fan: split 30..150 within 3h where") && entry?.name == "split")
  }

  private struct Unexplained: Error {}

  private func written(_ span: Range<Int>, _ text: String) -> String {
    String(decoding: Array(text.utf8)[span], as: UTF8.self)
  }
}
