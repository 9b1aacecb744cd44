import GRDB

// Values decode with errors, never with traps: a database may have been through other hands.

extension Job {
  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    name = try row.decode(forColumn: "name")
    state = try row.choice(forColumn: "state")
    submitted = try row.decode(forColumn: "submitted")
    finished = try row.decode(forColumn: "finished")
    engine = try row.decode(forColumn: "engine")
    labelsHash = try row.decode(forColumn: "labels_hash")
    settings = try row.decode(forColumn: "settings")
    signatureCount = try row.decode(forColumn: "signature_count")
    archiveCount = try row.decode(forColumn: "archive_count")
    rowCount = try row.decode(forColumn: "row_count")
    matchCount = try row.decode(forColumn: "match_count")
    sliceCount = try row.decode(forColumn: "slice_count")
    doneSlices = try row.decode(forColumn: "done_slices")
    revision = try row.decode(forColumn: "revision")
    sliceSeconds = try row.decode(forColumn: "slice_seconds")
    started = try row.decode(forColumn: "started")
    waitingAtStart = try row.decode(forColumn: "waiting_at_start")
  }
}

extension JobContents.Signature {
  init(_ row: Row) throws {
    path = try row.decode(forColumn: "path")
    isBundled = try row.decode(forColumn: "bundled")
    name = try row.decode(forColumn: "name")
    planHash = try row.decode(forColumn: "plan_hash")
  }
}

extension JobContents.Archive {
  init(_ row: Row) throws {
    path = try row.decode(forColumn: "path")
    hash = try row.decode(forColumn: "hash")
    rows = try row.decode(forColumn: "rows")
    firstTime = try row.decode(forColumn: "first_time")
    lastTime = try row.decode(forColumn: "last_time")
  }
}

extension ReportedMatch {
  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    signature = try row.decode(forColumn: "signature")
    scoreTenths = try row.decode(forColumn: "score_tenths")
    decidedAt = try row.decode(forColumn: "decided_at")
    json = try row.decode(forColumn: "json")
  }
}

extension Slice {
  init(_ row: Row) throws {
    number = try row.decode(forColumn: "number")
    state = try row.choice(forColumn: "state")
    from = try row.decode(forColumn: "from_time")
    to = try row.decode(forColumn: "to_time")
    let lines: String = try row.decode(forColumn: "coverage")
    coverage = lines.split(separator: "\n").map { String($0) }
    error = try row.decode(forColumn: "error")
    worker = try row.decode(forColumn: "worker")
    activity = state == .running ? try row.decode(forColumn: "activity") : nil
    parts = try row.decode(forColumn: "parts")
    doneParts = try row.decode(forColumn: "done_parts")
    let missing: String = try row.decode(forColumn: "incomplete")
    incomplete = missing.split(separator: "\n").map { String($0) }
  }
}

extension Row {
  /// One of a few words.
  fileprivate func choice<Choice: RawRepresentable<String>>(forColumn key: String) throws -> Choice {
    let word: String = try decode(forColumn: key)
    guard let choice = Choice(rawValue: word) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown \(key) \(word)")
    }
    return choice
  }
}
