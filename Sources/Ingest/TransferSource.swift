import Columnar

/// The transfers of one file, in its order.
struct TransferSource {
  let format: ImportFormat
  private(set) var reader: any RecordFormat
  private var records: RecordSource
  private let prices: PriceTable?

  /// What a record has turned out to be.
  enum Step {
    case transfers
    case omitted(Omission)
    /// It cannot be used; the next one can be read.
    case bad(ImportError)
    case end
  }

  /// Opens a file and finds out its format, if the settings do not name it.
  init(_ source: any ByteSource, name: String, settings: ImportSettings) throws(ImportError) {
    let head: PrefixedBytes
    do { head = try PrefixedBytes(source, count: 256) } catch {
      throw ImportError(file: name, line: 0, cause: .unreadable(error))
    }
    let told = settings.mapping == nil ? settings.format ?? ImportFormat.detect(head: head.head) : .transfers
    prices = settings.prices
    records = RecordSource(head, file: name, isLines: told?.isLines ?? false)
    do {
      if let told, !told.hasHeader {
        (format, reader) = (told, try told.reader(nil, settings))
        return
      }
    } catch { throw ImportError(file: name, line: 0, cause: error) }
    guard try records.next() else { throw ImportError(file: name, line: 0, cause: .emptyFile) }
    do throws(ImportError.Cause) {
      let header = try HeaderFields(records.record)
      records.names = header.names
      format = told ?? ImportFormat.detect(header)
      if let mapping = settings.mapping {
        reader = try MappedCSV(header, mapping, chain: settings.chain, tokens: settings.tokens)
      } else {
        reader = try format.reader(header, settings)
      }
    } catch { throw ImportError(file: name, line: records.record.line, cause: error) }
  }

  /// Reads the next record; its transfers are added to `rows`.
  mutating func next(into rows: inout [TransferRow]) throws(ImportError) -> Step {
    guard try records.next() else {
      do { try reader.finish() } catch { throw records.locate(error) }
      return .end
    }
    let before = rows.count
    do {
      if let omission = try reader.read(records.record, into: &rows) { return .omitted(omission) }
      if let prices { for place in before..<rows.count { prices.fill(&rows[place]) } }
      return .transfers
    } catch {
      rows.removeSubrange(before...)
      let located = records.locate(error)
      guard error.cause.isAboutRow else { throw located }
      return .bad(located)
    }
  }

  /// How many lines the record at hand takes.
  var lines: Int { records.lines }

  /// The record at hand, for people who want to mend it.
  var record: CSVRecord { records.record }

  /// What was assumed, for people.
  var notes: [String] { reader.notes }
}
