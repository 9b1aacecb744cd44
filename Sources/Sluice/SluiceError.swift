import Archive
import Columnar
import Ingest
import Labels

/// Why a verb cannot go on, in words for its user.
public struct SluiceError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// The command line, a signature, or a label set it names.
    case usage
    /// A file of data.
    case data
  }

  public var kind: Kind
  /// Lower case, no final period; names file, place and cause.
  public var description: String
  /// Whether the database of jobs is at fault and not what a job reads.
  var isOfStore = false

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  init(_ error: ArchiveError) { self.init(.data, "\(error)") }
  init(_ error: ImportError) { self.init(.data, "\(error)") }
  init(_ error: LabelError) { self.init(.data, "\(error)") }

  static func unreadable(_ path: String, _ failure: ReadFailure) -> SluiceError {
    SluiceError(.data, "`\(path)`: cannot be read: \(failure)")
  }
}
