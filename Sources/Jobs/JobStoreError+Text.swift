import Glibc

extension JobStoreError: CustomStringConvertible {
  /// One line: the database, the cause, and what to do.
  public var description: String { "`\(path)`: \(cause.text(path: path))" }
}

extension JobStoreError.Cause {
  fileprivate func text(path: String) -> String {
    switch self {
    case .missing: "there is no such database of jobs; `sluice jobs submit` makes one"
    case .cannotOpen: "the database cannot be opened; check that its folder exists and that it is a file you may read"
    case .notADatabase: "not an SQLite database; name another file with `--database`"
    case .notOfJobs: "an SQLite database, but not one of sluice jobs; name another file with `--database`"
    case .newer: "the database was made by a newer version of sluice; use that version, or another database"
    case .readOnly:
      "the database is read-only; make the file and its folder writable, or copy it to where you may write"
    case .locked: "the database is locked by another process; try again when that is done"
    case .full: "the disk is full, and nothing of this step was stored; free some space and run again"
    case .corrupt(let what):
      "the database is damaged: \(what); restore it from a backup, or save what is left with "
        + "`sqlite3 \(path) .recover`"
    case .inputOutput(let what): "reading or writing the database failed: \(what); check the disk and run again"
    case .noLog: "the file system of the database cannot keep a write-ahead log; move it to a local disk"
    case .otherRunner:
      "another process makes or migrates the database, or an older `sluice jobs run` works on it; try again when that is "
        + "done"
    case .system(let operation, let code): "cannot \(operation): \(Self.message(ofSystemError: code))"
    case .other(let code, let message): "the database failed: \(message) (SQLite code \(code))"
    default: jobText
    }
  }

  private var jobText: String {
    switch self {
    case .invalidName(let name):
      "\(Self.quoted(name)) cannot name a job; a name is 1 to 200 characters, without control characters and not "
        + "only digits"
    case .nameTaken(let name, let id, let state):
      "\(Self.quoted(name)) is the name of job \(id), which is \(state); choose another name"
    case .unknownJob(let name, let known):
      "no job \(Self.quoted(name)); " + (known.isEmpty ? "there are no jobs" : "`sluice jobs list` shows all jobs")
    case .notCancellable(let name, let state):
      "job \(Self.quoted(name)) is \(state); only a job that is submitted or running can be cancelled"
    case .notRetriable(let name, let state):
      "job \(Self.quoted(name)) is \(state); only a job that failed or was cancelled can be retried"
    case .changedMeanwhile(let name):
      "job \(Self.quoted(name)) went on while its files were looked at; look again"
    case .claimVoid(let job, let slice):
      "slice \(slice) of job \(Self.quoted(job)) was cancelled or taken over by another runner; its results were "
        + "not stored"
    default: "unknown fault"
    }
  }

  private static func quoted(_ text: String) -> String { "`\(PlainText.shown(text, limit: 60))`" }

  private static func message(ofSystemError code: Int32) -> String {
    // INVARIANT: strerror gives a C string that stays until its next call in this thread.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}
