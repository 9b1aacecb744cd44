// A program of its own that scans with a signature of its own: `embedding TRANSFERS…` prints matches as NDJSON.
import Foundation
import Sluice

let signature = """
  signature mine.quick_hops {
    title "Three hops within minutes"
    flow within 1d {
      seed: hop where usd >= $50_000
      hops: chain 3..50 where kept in 90%..101%, gap <= 3m
    }
    score { +60 "hops within minutes" }
    report at 60
  }
  """
let compiled = SignatureCompiler.compile([SignatureSource(path: "mine.sluice", text: signature)])
for diagnostic in compiled.diagnostics { print(diagnostic.title) }

do {
  // Archives that `sluice archive import` wrote, or CSV files; the labels that travel with Sluice.
  var request = ScanRequest(
    plans: compiled.signatures.map(\.plan), inputs: Array(CommandLine.arguments.dropFirst()),
    labels: LabelFiles.bundled)
  request.margin = 0.2
  let result = try Scanner(request).run { progress in
    if case .reading(let rows, let all) = progress, rows == all { print("read \(all) transfers") }
  }
  for match in result.matches { print(match.json) }
  for near in result.nearMisses.matches {
    print("nearly \(near.id): \(near.misses.map(\.text).joined(separator: "; "))")
  }
  for line in result.coverage.summary { print(line) }
} catch {
  // A `SluiceError` names file, place and cause.
  print("error: \(error)")
  exit(1)
}
