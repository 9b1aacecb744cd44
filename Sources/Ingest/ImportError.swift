import Archive
import Columnar

/// Why a file cannot be imported, and where in it.
public struct ImportError: Error, Equatable, Sendable {
  public enum Cause: Error, Equatable, Sendable {
    case unreadable(ReadFailure)
    case malformed(CSVError.Cause)
    /// Not even a header.
    case emptyFile
    /// Required columns that the header does not name.
    case missingColumns([String])
    case unknownColumn(String)
    case duplicateColumn(String)
    case fieldCount(expected: Int, actual: Int)
    case invalidUTF8
    /// A field that must not be empty is.
    case emptyField
    case notANumber(String)
    case negative(String)
    /// A number past the largest double.
    case tooLarge(String)
    /// A base-unit value that is not a row of digits.
    case notAnInteger(String)
    case notATime(String)
    /// A base-unit value past 2^256 - 1.
    case over256Bits(String)
    /// A table beside the transfers lacks its header: the columns that it must have.
    case emptyTable([String])
    /// Neither times nor a table of blocks to take them from.
    case noTimes
    case unknownBlock(Int)
    /// A token, by address or name, whose decimals are not known.
    case unknownToken(String)
    /// A coin that no chain is known for.
    case unknownChain(of: String)
    /// A chain whose coin is not known.
    case unknownCoin(of: String)
    case notZeroOrOne(String)
    /// A laundering attempt that begins inside another or does not end.
    case openBlock
    /// A transaction that belongs to no laundering attempt.
    case outsideBlock
    /// A mapped column that the header does not have.
    case unmappedColumn(String, present: [String])
    /// A mapped column that the header has several times.
    case ambiguousColumn(String, places: [Int])
    /// Where on the line it stops being JSON, from 1.
    case notJSON(offset: Int)
    /// Inputs without addresses.
    case notEnriched
    /// A file of another kind: what it is, and what to do.
    case otherKind(String)
    /// The temporary file beside the output.
    case scratch(ReadFailure)
    case output(ArchiveError)
    /// The import was called off.
    case cancelled
    /// More rows or addresses than 32-bit codes can name.
    case tooManyRows
  }

  /// The file's path or name, as the caller gave it.
  public var file: String
  /// From 1; 0 where the file as a whole is meant.
  public var line: Int
  /// The column's name in the header.
  public var column: String?
  public var cause: Cause

  public init(file: String, line: Int, column: String? = nil, cause: Cause) {
    self.file = file
    self.line = line
    self.column = column
    self.cause = cause
  }
}

extension ImportError.Cause {
  /// Whether it concerns one row, so that the rows after it can still be read.
  ///
  /// After bytes that are not CSV it is not known where the next row begins: how many rows would be lost could not
  /// be told, so those always stop an import.
  var isAboutRow: Bool {
    switch self {
    case .fieldCount, .invalidUTF8, .emptyField, .notANumber, .negative, .tooLarge, .notAnInteger, .notATime,
      .over256Bits, .unknownBlock, .unknownToken, .notZeroOrOne, .outsideBlock, .notJSON, .notEnriched:
      true
    default: false
    }
  }
}
