/// Names in the metadata of an archive.
///
/// In the schema, and so kept by every library that rewrites the file:
/// - `sluice.chain`: the chain of all transfers, where there is no `chain` column.
///
/// In the footer, and so dropped by a rewrite, after which they would be wrong:
/// - `sluice.format`: `1`.
/// - `sluice.rows`: rows of all batches.
/// - `sluice.batches`: for every record batch a line `rows first last digest`: first and last time in seconds
///   since 1970, and the SHA-256 of the message, header and body, as the file has it.
/// - `sluice.head`: the SHA-256 of the file up to the first dictionary or record batch. Files of version 0.1 before
///   November 2026 do not have it.
/// - `sluice.dictionaries`: for every dictionary batch a line `id digest`.
enum ArchiveMetadata {
  static let chain = "sluice.chain"
  static let format = "sluice.format"
  static let head = "sluice.head"
  static let rows = "sluice.rows"
  static let batches = "sluice.batches"
  static let dictionaries = "sluice.dictionaries"
}
