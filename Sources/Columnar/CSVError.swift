/// Why bytes cannot be split into CSV records; where the next record begins is not known after one.
public struct CSVError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Cause: Equatable, Sendable {
    case unreadable(ReadFailure)
    /// A quote is opened on the line and never closed.
    case openQuote
    /// Something other than a separator or a line break follows a closing quote.
    case textAfterQuote
    /// A record is longer than the limit, in bytes.
    case tooLong(limit: Int)
  }

  public var cause: Cause
  /// From 1.
  public var line: Int

  public init(cause: Cause, line: Int) {
    self.cause = cause
    self.line = line
  }

  public var description: String { "line \(line): \(cause)" }
}

extension CSVError.Cause: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let failure): "cannot be read: \(failure)"
    case .openQuote: "a quote is opened here and never closed"
    case .textAfterQuote: "text after a closing quote; a quote inside a quoted field is written twice"
    case .tooLong(let limit): "the record is longer than \(limit) bytes"
    }
  }
}
