import Jobs

extension JobContents {
  /// What is no longer as it was recorded here, one line each.
  func changes(in now: JobContents) -> [String] {
    let before = Dictionary(signatures.map { ($0.name, $0.planHash) }) { first, _ in first }
    let after = Dictionary(now.signatures.map { ($0.name, $0.planHash) }) { first, _ in first }
    let gone = signatures.filter { after[$0.name] == nil }.map { "signature `\($0.name)` is gone from `\($0.path)`" }
    let changed = now.signatures.filter { before[$0.name] != $0.planHash }.map { signature in
      before[signature.name] == nil
        ? "signature `\(signature.name)` is new in `\(signature.path)`"
        : "signature `\(signature.name)` in `\(signature.path)` changed"
    }
    return gone + changed + archiveChanges(in: now)
  }

  /// The archives that are no longer as they were recorded here, one line each; more may have come behind them.
  func archiveChanges(in now: JobContents) -> [String] {
    zip(archives, now.archives).filter { $0.hash != $1.hash || $0.rows != $1.rows }.map {
      "archive `\($0.0.path)` changed"
    }
  }
}
