import Foundation
import Reports
import Testing

@testable import Sluice

@Suite struct VerificationTests {
  private let ledger: ShortLedger
  private let archive: String

  init() throws {
    ledger = try ShortLedger()
    archive = ledger.path("t.arrow")
    _ = try ArchiveImport(input: try ledger.file("t.csv", ShortLedger.transfers), output: archive).run()
  }

  private func scan(_ input: String, labels: LabelTable = LabelTable()) -> ScanRequest {
    ScanRequest(plans: ShortLedger.plans, inputs: [input], labels: labels)
  }

  private func saved() throws -> String {
    try #require(try Scanner(scan(archive)).run().matches.first).json
  }

  private func differences(_ text: String, _ scan: ScanRequest) throws -> [String] {
    let path = try ledger.file("m.ndjson", text + "\n")
    return try #require(try MatchVerification(.init(path: path, scan: scan)).outcomes.first).differences
  }

  @Test func `what was scanned is verified, wherever the archive lies now`() throws {
    let text = try saved()
    #expect(try differences(text, scan(archive)).isEmpty)
    let moved = ledger.path("moved.arrow")
    try FileManager.default.copyItem(atPath: archive, toPath: moved)
    #expect(try differences(text, scan(moved)).isEmpty)
    let whole = try Scanner(scan(archive)).run().json
    #expect(try differences(whole, scan(archive)).isEmpty)
  }

  @Test func `every value of a match is compared`() throws {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(try saved().utf8)) as? [String: Any])
    var paths: [[String]] = []
    Self.leaves(object, [], &paths)
    #expect(paths.count > 60)
    for path in paths {
      let changed = try JSONSerialization.data(withJSONObject: Self.changed(object, path))
      let found: [String]
      do { found = try differences(String(decoding: changed, as: UTF8.self), scan(archive)) } catch {
        // Times and severities that are none are no match at all.
        continue
      }
      #expect(!found.isEmpty, "\(path)")
    }
  }

  private static func leaves(_ value: Any, _ path: [String], _ paths: inout [[String]]) {
    switch value {
    case let object as [String: Any]: for (key, inner) in object { leaves(inner, path + [key], &paths) }
    case let list as [Any]: for (place, inner) in list.enumerated() { leaves(inner, path + ["\(place)"], &paths) }
    default: paths.append(path)
    }
  }

  private static func changed(_ value: Any, _ path: [String]) -> Any {
    guard let first = path.first else {
      switch value {
      case let text as String: return text.isEmpty ? "x" : String(text.dropLast()) + (text.last == "1" ? "2" : "1")
      case is NSNull: return 1
      case let number as NSNumber: return number.doubleValue + 1
      default: return 0
      }
    }
    let rest = Array(path.dropFirst())
    if var object = value as? [String: Any] {
      object[first] = object[first].map { changed($0, rest) }
      return object
    }
    guard var list = value as? [Any], let place = Int(first) else { return value }
    list[place] = changed(list[place], rest)
    return list
  }

  @Test func `what differs is said with both values`() throws {
    let text = try saved().replacing(#""score":50"#, with: #""score":70"#)
    #expect(try differences(text, scan(archive)) == ["score: 70 in the file, 50 from the archives"])
    let more = try saved().replacing(#"{"id""#, with: #"{"by":"me","id""#)
    #expect(try differences(more, scan(archive)) == ["by: `me` in the file, which belongs to no match"])
  }

  @Test func `a changed byte of the archive is found, wherever it is`() throws {
    let text = try saved()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= 0x10
      let path = ledger.path("damaged.arrow")
      try damaged.write(to: URL(fileURLWithPath: path))
      let found: [String]
      do { found = try differences(text, scan(path)) } catch { continue }
      #expect(!found.isEmpty, "byte \(place) of \(bytes.count)")
    }
  }

  @Test func `another signature, other labels and another archive are told`() throws {
    let text = try saved()
    var other = scan(archive)
    other.plans[0].meta.title = "Three hops"
    let found = try differences(text, other)
    #expect(found.map { $0.prefix { $0 != ":" } } == ["provenance.signature_hash", "title"])
    other.plans[0].name = "another"
    #expect(try differences(text, other) == ["no signature `two.hops` is among those that are given"])
    var labels = LabelTable()
    try labels.read(csv: Array("chain,address,label,category\nethereum,c,Big,exchange\n".utf8), name: "l")
    #expect(try differences(text, scan(archive, labels: labels)).contains { $0.hasPrefix("score: 50 in the file, 70") })
    let csv = try ledger.file("u.csv", ShortLedger.transfers.replacing("98", with: "97"))
    let lines = try differences(text, scan(csv))
    #expect(lines.first?.contains("is not among those that are given") == true)
    #expect(lines.contains("evidence[2].amount: 98 in the file, 97 from the archives"))
  }

  @Test func `only the matches that are asked for are verified`() throws {
    let path = try ledger.file("m.ndjson", try saved() + "\n")
    var request = MatchVerification.Request(path: path, scan: scan(archive))
    request.ids = ["zz"]
    #expect(throws: SluiceError.self) { try MatchVerification(request) }
    request.ids = [String(try Match(json: saved()).id.prefix(6))]
    #expect(try MatchVerification(request).isVerified)
  }
}
