import Archive
import Columnar
import Sluice

/// The import of a CSV file into an archive.
struct ImportSuite {
  let csv: String
  let csvRows: Int
  let csvBytes: Int
  /// Where the archive goes.
  let output: String
  /// The archive that the CSV was made from the first rows of.
  let original: String

  static let name = "import of CSV"

  func run(_ bench: inout Bench) throws {
    let summary = try bench.measure(Self.name, rows: csvRows, bytes: csvBytes) {
      try ArchiveImport(input: csv, output: output).run()
    }
    bench.check(
      "an import has every row", summary.rows == csvRows && summary.skipped == 0, "\(summary.rows) of \(csvRows)")
    let differing = try differingRows()
    bench.check("an import gives the transfers back", differing == 0, "\(differing) of \(csvRows) rows differ")
  }

  /// Rows of the imported archive that are not those of the original, addresses compared in one row of 97.
  private func differingRows() throws -> Int {
    let (left, right) = (try ArchiveReader(path: output), try ArchiveReader(path: original))
    let (leftNames, rightNames) = (left.fromAddresses, right.fromAddresses)
    let (leftAssets, rightAssets) = (left.assets, right.assets)
    var differing = abs(left.rowCount - csvRows)
    for index in 0..<min(left.batchCount, right.batchCount) {
      let (a, b) = (try left.batch(index), try right.batch(index))
      for row in 0..<min(a.count, b.count) {
        var isSame = a.time[row] == b.time[row] && a.amount[row] == b.amount[row]
        if row % 97 == 0 {
          isSame = isSame && leftNames[Int(a.from[row])] == rightNames[Int(b.from[row])]
          isSame = isSame && leftNames[Int(a.to[row])] == rightNames[Int(b.to[row])]
          isSame = isSame && leftAssets[Int(a.asset[row])] == rightAssets[Int(b.asset[row])]
        }
        if !isSame { differing += 1 }
      }
    }
    return differing
  }
}
