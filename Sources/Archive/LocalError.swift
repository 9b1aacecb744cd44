/// A fault in a part of a file whose name and place the finder does not know.
struct LocalError: Error {
  var cause: ArchiveError.Cause
  /// Byte in the part.
  var offset: Int?
  /// Row in the batch.
  var row: Int?

  init(_ cause: ArchiveError.Cause, offset: Int? = nil, row: Int? = nil) {
    self.cause = cause
    self.offset = offset
    self.row = row
  }

  static func corrupt(_ what: String, at offset: Int? = nil) -> Self { Self(.corrupt(what), offset: offset) }

  /// The error with the file's name, where the part starts at byte `base`; the row stays one of the batch.
  func located(in file: String, base: Int = 0) -> ArchiveError {
    var error = ArchiveError(cause, file: file, offset: offset.map { base + $0 })
    error.row = row
    return error
  }
}
