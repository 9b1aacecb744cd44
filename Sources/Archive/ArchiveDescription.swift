/// The parts of a catalog that are shown to people and callers.
struct ArchiveDescription {
  let columns: [ArchiveColumn]
  let metadata: [String: String]
  let notes: [String]
  let statistics: [BatchStatistics]?
  let rowCount: Int
  /// For each batch, the rows of all batches before it.
  let firstRows: [Int]

  init(_ catalog: ArchiveCatalog) throws(ArchiveError) {
    let used = Set(catalog.places.values).union([catalog.messagePlace].compactMap(\.self))
    columns = catalog.footer.schema.fields.enumerated().map { place, field in
      ArchiveColumn(name: field.name, type: field.typeText, isUsed: used.contains(place))
    }
    var notes: [String] = []
    metadata = Self.merge(catalog.footer.schema.metadata + catalog.footer.metadata, notes: &notes)
    if case .timestamp(_, nil)? = catalog.field(.time)?.type {
      notes.append("column `time` has no time zone; its times are read as UTC")
    }
    if case .int? = catalog.field(.time)?.type {
      notes.append("column `time` has whole numbers; they are read as seconds since 1970 UTC")
    }
    self.notes = notes
    statistics = Self.statistics(catalog)
    (firstRows, rowCount) = try Self.count(catalog)
  }

  private static func merge(_ pairs: [(key: String, value: String)], notes: inout [String]) -> [String: String] {
    var merged: [String: String] = [:]
    for (key, value) in pairs {
      guard let first = merged[key] else {
        merged[key] = value
        continue
      }
      if first != value { notes.append("metadata key `\(key)` comes twice; the first value is used") }
    }
    return merged
  }

  private static func count(_ catalog: ArchiveCatalog) throws(ArchiveError) -> (firstRows: [Int], rowCount: Int) {
    var sum = 0
    var firstRows: [Int] = []
    for batch in catalog.batches {
      firstRows.append(sum)
      // Batches are bounded by the limits, but a file of empty buffers can have millions of them.
      let (next, overflow) = sum.addingReportingOverflow(batch.rows)
      guard !overflow else { throw ArchiveError(.corrupt("more rows than can be counted"), file: catalog.file.path) }
      sum = next
    }
    // A transfer takes more than a byte, however well it is packed: what says otherwise is made to fill memory.
    guard sum <= max(catalog.limits.harmlessRows, catalog.file.size) else {
      throw ArchiveError(
        .corrupt("\(sum) rows in \(catalog.file.size) bytes: less than a byte a row"), file: catalog.file.path)
    }
    return (firstRows, sum)
  }

  /// The statistics, if the footer has well-formed ones for as many batches and rows as there are.
  private static func statistics(_ catalog: ArchiveCatalog) -> [BatchStatistics]? {
    let footer = catalog.footer.metadata
    guard footer.contains(where: { $0.key == ArchiveMetadata.format && $0.value == "1" }),
      let text = footer.first(where: { $0.key == ArchiveMetadata.batches })?.value
    else { return nil }
    let lines = text.split(separator: "\n")
    let statistics = lines.compactMap { BatchStatistics(line: $0) }
    guard statistics.count == lines.count, statistics.map(\.rows) == catalog.batches.map(\.rows) else { return nil }
    return statistics
  }
}
