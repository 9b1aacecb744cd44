import GRDB

extension Database {
  /// Runs a statement that is compiled once for each connection.
  ///
  /// PERF: compiling takes longer than running for what is stored a thousand times over.
  func run(_ sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The rows that a statement gives, compiled once for each connection.
  func rows(_ sql: String, arguments: StatementArguments) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  /// Whether a statement's answer is yes, compiled once for each connection.
  func holds(_ sql: String, arguments: StatementArguments) throws -> Bool {
    try Bool.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? false
  }
}
