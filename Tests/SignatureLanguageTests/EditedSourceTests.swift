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
    let names = plan.steps.map { step in
      // The name of an `optional` is that of the step inside.
      if case .optional(let inner) = step.kind { inner.name } else { step.name }
    }
    #expect(EditedSource(source).outline.signatures.first?.steps.map(\.name) == names)
  }

  @Test("Blocks of every kind have their steps inside")
  func blocks() throws {
    let outline = EditedSource(SignatureSource(path: "x", text: Samples.everyStep)).outline
    let steps = try #require(outline.signatures.first?.steps)
    let inner = Dictionary(steps.map { ($0.name, $0.steps.map(\.name)) }) { first, _ in first }
    #expect(inner["any"] == ["out", "repeat"] && inner["back"] == ["trace"])
    #expect(steps.first { $0.name == "any" }?.steps.last?.steps.map(\.keyword) == ["hop"])
    let named = Set(outline.signatures.first?.references.map(\.name) ?? [])
    #expect(named == ["drain", "joined", "asset", "paid", "feed"])
  }

  @Test("A campaign is in the outline, and its numbers are no steps")
  func campaign() throws {
    let text = """
      campaign a.b {
        of x.y group by fund.amount at least 3 within 30d
        where cases >= 2,
          usd >= $5
        score { +60 "z" when count >= 3 }
        report at 60
        test "t" { expect none }
      }
      signature x.y { flow within 1d { fund: hop } }
      """
    let outline = EditedSource(SignatureSource(path: "x", text: text)).outline
    #expect(outline.signatures.map(\.name) == ["a.b", "x.y"] && outline.signatures.map(\.isCampaign) == [true, false])
    let campaign = try #require(outline.signatures.first)
    #expect(definition("of |x.y", text) == 10 && definition("of x.|y", text) == 10)
    #expect(definition("by |fund", text) == nil)
    #expect(campaign.steps.isEmpty && campaign.references.isEmpty && campaign.tests.map(\.name) == ["t"])
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

  @Test("What follows an unfinished line is still there")
  func unfinished() {
    let text = "set @mine = (a,\nsignature y {\n cases \"z\",\n flow within 1d { hop where usd > \n }\n}"
    let outline = EditedSource(SignatureSource(path: "x", text: text)).outline
    #expect(outline.signatures.map(\.name) == ["y"] && outline.signatures.first?.steps.map(\.name) == ["hop"])
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

  @Test("A definition is found from clauses, parts and declared sets")
  func clauseDefinitions() {
    let text = """
      set @mine = ("0xab",
        bc1q on bitcoin)
      signature a {
       flow within 9d {
         a1: hop
        b22: split 3..9 within 1h
          optional c: hop from a1.to
          d: gather 3..9 of b22 within 1d where usd >= $5
          hop from d.to to @mine where usd >= 80% of c.usd, to in b22
        }
        score { +5 "z" when fraction(c where usd > $5) >= 5%, (d.usd + a1.usd) / c.usd > 1 }
        test "t" { expect no evidence d }
      }
      """
    #expect(definition("@|mine where", text) == 4)
    #expect(definition("from |a1.to", text) == 3 && definition("d.usd + |a1", text) == 3)
    #expect(definition("of |b22", text) == 2 && definition("in |b22", text) == 2)
    let (c, d) = (definition("|c: hop", text), definition("|d: gather", text))
    #expect(c == 13 && definition("of |c.usd", text) == c && definition("(|c where", text) == c)
    #expect(d == 4 && definition("from |d.to", text) == d && definition("no evidence |d", text) == d)
    #expect(definition("(|d.usd", text) == d && definition("from d.|to", text) == nil)
    #expect(definition("|bc1q", text) == nil)
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

  private func written(_ span: Range<Int>, _ text: String) -> String {
    String(decoding: Array(text.utf8)[span], as: UTF8.self)
  }
}
