import GRDB

extension JobStoreError {
  /// What went wrong in work on a database.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as JobStoreError: self = error
    case let error as DatabaseError: self.init(Cause(error), path: path)
    case is RowDecodingError: self.init(.corrupt("a value that no version of sluice stores"), path: path)
    default: self.init(.other(code: 1, message: "\(error)"), path: path)
    }
  }
}

extension JobStoreError.Cause {
  fileprivate init(_ error: DatabaseError) {
    let message = error.message ?? "no message"
    switch error.resultCode {
    case .SQLITE_CANTOPEN: self = .cannotOpen
    case .SQLITE_NOTADB: self = .notADatabase
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_FULL: self = .full
    case .SQLITE_CORRUPT: self = .corrupt(message)
    case .SQLITE_IOERR: self = .inputOutput("\(message) (SQLite code \(error.extendedResultCode.rawValue))")
    default: self = .other(code: error.extendedResultCode.rawValue, message: message)
    }
  }
}
