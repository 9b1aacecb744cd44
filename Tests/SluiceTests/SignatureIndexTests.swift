import Foundation
import SignatureLanguage
import SignaturePlan
import Testing

@testable import Sluice

/// The tables of `Signatures/README.md`.
@Suite struct SignatureIndexTests {
  private static let index = try? String(
    contentsOf: SignatureFolder.url.appendingPathComponent("README.md"), encoding: .utf8)

  /// The lines of the table under a heading, by the text of their first cell.
  private static func table(_ heading: String) -> [String: String] {
    let sections = (index ?? "").components(separatedBy: "\n## ")
    let lines =
      sections.first { $0.hasPrefix(heading + "\n") }?.split(separator: "\n").filter { $0.hasPrefix("| ") } ?? []
    let rows = lines.dropFirst(2).map { line in
      (line.dropFirst(2).components(separatedBy: " |")[0].replacing("`", with: ""), String(line))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  @Test func `every bundled file stands in the table of techniques, with all that it holds`() {
    let table = Self.table("By technique")
    for source in SignatureFiles.bundled {
      let row = table[source.path.replacing(".sluice", with: "")]
      #expect(row != nil, "\(source.path)")
      for name in Self.names(in: source) { #expect(row?.contains("`\(name)`") == true, "\(name)") }
    }
    #expect(table.count == SignatureFiles.bundled.count)
  }

  private static func names(in source: SignatureSource) -> [String] {
    String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, ["signature", "campaign"].contains(words[0]), words[2] == "{" else { return nil }
      return String(words[1])
    }
  }

  @Test func `every bundled signature stands beside its cases and its steps`() {
    let (cases, steps) = (Self.table("By case"), Self.table("By step"))
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    for campaign in compilation.campaigns.map(\.campaign) {
      for name in campaign.meta.cases {
        #expect(cases[name]?.contains("`\(campaign.name)`") == true, "\(campaign.name)")
      }
      #expect(steps["campaign"]?.contains("`\(campaign.name)`") == true, "\(campaign.name)")
    }
    for plan in compilation.signatures.map(\.plan) {
      for name in plan.meta.cases { #expect(cases[name]?.contains("`\(plan.name)`") == true, "\(plan.name): \(name)") }
      for word in Set(plan.allSteps.map(\.kind.keyword)) {
        #expect(steps[word]?.contains("`\(plan.name)`") == true, "\(plan.name): \(word)")
      }
    }
  }

  @Test func `every one of the twenty patterns is said by a file that is there`() {
    let table = Self.table("The twenty patterns")
    let paths = Set(SignatureFiles.bundled.map { $0.path.replacing(".sluice", with: "") })
    for number in 1...20 {
      let row = table["S\(number)"] ?? ""
      let named = row.components(separatedBy: "`").enumerated().filter {
        $0.offset % 2 == 1 && $0.element.contains("/")
      }
      #expect(!named.isEmpty && named.allSatisfy { paths.contains($0.element) }, "S\(number)")
    }
  }
}

/// The folder of the bundled signatures in the repository.
enum SignatureFolder {
  static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Signatures")
}

extension Step.Kind {
  /// The word that begins such a step.
  var keyword: String {
    switch self {
    case .hop: "hop"
    case .chain: "chain"
    case .split: "split"
    case .series: "series"
    case .gather: "gather"
    case .each: "each"
    case .mesh: "mesh"
    case .trace: "trace"
    case .swap: "swap"
    case .cross: "cross"
    case .cohort: "cohort"
    case .repetition: "repeat"
    case .optional: "optional"
    case .either: "any"
    case .absence: "no hop"
    }
  }
}
