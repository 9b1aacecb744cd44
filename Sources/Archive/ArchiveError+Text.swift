import Columnar
import Glibc

extension ArchiveError: CustomStringConvertible {
  /// One line: the file, the place, the cause, and advice where there is some.
  public var description: String {
    var place: [String] = []
    if let batch { place.append("batch \(batch)") }
    if let row { place.append("row \(row)") }
    if let column { place.append("column \(UserText.quoted(column))") }
    if let offset { place.append("byte \(offset)") }
    let prefix = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    return "`\(file)`: \(prefix)\(cause.text(file: file))"
  }
}

extension ArchiveError.Cause {
  func text(file: String) -> String {
    switch self {
    case .system(let operation, let code): "cannot \(operation): \(Self.message(ofSystemError: code))"
    case .notARegularFile: "not a regular file; an archive is read from several places at once"
    case .empty: "the file is empty"
    case .notArrow: "not an Arrow IPC file (Feather V2): it does not begin with `ARROW1`"
    case .truncated(let bytes):
      "the Arrow file ends after \(bytes) bytes without its footer; it was cut off or is damaged"
    case .corrupt(let what): "damaged file: \(what)"
    case .mismatch(let what, let expected, let actual):
      "damaged file: \(what): expected \(expected), found \(actual)"
    case .limit(let what, let limit, let actual): "\(what): \(actual) is over the limit of \(limit)"
    case .unsupported(let feature): "unsupported: \(feature.text(file: file))"
    case .missingColumn(let present): "the column is missing; the file has \(Self.list(present))"
    case .duplicateColumn: "the file has two columns of this name; rename one"
    default: valueText
    }
  }

  private var valueText: String {
    switch self {
    case .null: "the value is null, and this column must not have nulls; drop or fill such rows"
    case .timeOrder(let time, let before):
      "time \(Timestamp.format(time)) is before \(Timestamp.format(before)), the time of the row above; "
        + "sort the rows by time"
    case .timeRange(let time):
      "time \(time) is not in the years 1 to 9999; whole numbers are read as seconds since 1970"
    case .amount(let amount):
      amount.isFinite ? "\(amount) is negative" : "\(amount) is not a finite number"
    case .code(let code, let count): "code \(code) is not in the dictionary of \(count) values"
    case .text: "text that is not UTF-8"
    default: "unknown fault"
    }
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "no columns" }
    let shown = names.prefix(20).map { UserText.quoted($0) }.joined(separator: ", ")
    return names.count > 20 ? shown + " and \(names.count - 20) more" : shown
  }

  private static func message(ofSystemError code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}

extension ArchiveError.Feature {
  func text(file: String) -> String {
    switch self {
    case .zstandard: "the buffers are compressed with ZSTD; \(Self.rewrite(file))"
    case .codec(let codec): "the buffers are compressed with codec \(codec); \(Self.rewrite(file))"
    case .bigEndian: "the numbers are big-endian; \(Self.rewrite(file)) on a little-endian machine"
    case .stream: "this is an Arrow stream; write it as a file, with `pyarrow.ipc.new_file` in place of `new_stream`"
    case .parquet:
      "this is Parquet; make an archive of it: `import polars; polars.read_parquet('\(file)').write_ipc('new.arrow', "
        + "compression='lz4')`"
    case .featherVersion1: "this is Feather V1; \(Self.rewrite(file))"
    case .metadataVersion(let version): "Arrow metadata version V\(version + 1); \(Self.rewrite(file))"
    case .type(let type, let accepted): "type `\(type)`; cast the column to \(accepted)"
    case .unknownType(let number): "Arrow type number \(number); drop the column"
    case .replacedDictionary(let id): "dictionary \(id) is replaced within the file; unify the dictionaries first"
    case .columnTypes(let type, let other, let place):
      "type `\(type)` here and `\(other)` in `\(place)`; cast one, or leave the column out"
    case .tableVersion(let version): "version `\(version)` of such a table; have the file made anew"
    case .nullInDictionary: "the dictionary has a null; drop it with `cast` to the value type and back"
    }
  }

  private static func rewrite(_ file: String) -> String {
    let read = "f.read_table('\(file)')"
    return "write it again: `import pyarrow.feather as f; f.write_feather(\(read), 'new.arrow', compression='lz4')`"
  }
}

/// Quotient rounded down, and the remainder, which is not negative; `divisor` is positive.
func floorDivision(_ number: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
