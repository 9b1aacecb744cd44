/// Why an archive could not be read or written, with the place.
public struct ArchiveError: Error, Sendable, Equatable {
  /// The path as the caller gave it.
  public var file: String
  /// Record batch, from 0.
  public var batch: Int?
  /// Row in the file, from 0.
  public var row: Int?
  /// Name of the column.
  public var column: String?
  /// Byte in the file at which the fault was seen.
  public var offset: Int?
  public var cause: Cause

  init(_ cause: Cause, file: String, offset: Int? = nil) {
    self.cause = cause
    self.file = file
    self.offset = offset
  }

  /// What went wrong, with the figures.
  public enum Cause: Error, Sendable, Equatable {
    /// A system call failed: what was tried, and the error number.
    case system(operation: String, code: Int32)
    /// The path leads to a folder, a pipe or a device.
    case notARegularFile
    case empty
    /// The file does not begin as an Arrow file does.
    case notArrow
    /// The file does not end as an Arrow file does: usually it was cut off.
    case truncated(bytes: Int)
    /// The file contradicts itself: what is wrong.
    case corrupt(String)
    /// A count in the file contradicts another.
    case mismatch(what: String, expected: Int, actual: Int)
    /// The file asks for more than the limits allow.
    case limit(what: String, limit: Int, actual: Int)
    case unsupported(Feature)
    /// A required column is not there; the names that are.
    case missingColumn(present: [String])
    case duplicateColumn
    /// A value is missing in a required column.
    case null
    /// A time, in seconds since 1970, is before the one above it.
    case timeOrder(time: Int64, before: Int64)
    /// A time, in seconds since 1970, is outside of the years 1 to 9999.
    case timeRange(Int64)
    /// An amount or a value that is negative, infinite or not a number.
    case amount(Double)
    /// A code that the dictionary does not have.
    case code(Int64, count: Int)
    /// A text that is not UTF-8.
    case text
  }

  /// Valid Arrow that Sluice does not read.
  public enum Feature: Sendable, Equatable {
    case zstandard, bigEndian, stream, featherVersion1, parquet
    case codec(Int)
    case metadataVersion(Int)
    case type(String, accepted: String)
    case unknownType(Int)
    /// Of a table that is no archive.
    case tableVersion(String)
    case replacedDictionary(id: Int64)
    case nullInDictionary
    /// A column has another type in another file.
    case columnTypes(String, other: String, file: String)
  }
}

extension ArchiveError {
  /// The same error with the places filled in that were not known further down.
  func at(batch: Int? = nil, row: Int? = nil, column: String? = nil) -> Self {
    var error = self
    error.batch = error.batch ?? batch
    error.row = error.row ?? row
    error.column = error.column ?? column
    return error
  }
}
