import Archive
import Columnar

/// Makes an archive of files of any size, in bounded memory.
///
/// The archive appears under its name when it is whole. Until then everything is in files without names, so that a
/// process that is killed leaves nothing behind.
public struct Importer: Sendable {
  /// What a bad row does.
  public enum ErrorPolicy: Sendable, Equatable {
    /// It ends the import.
    case stop
    /// It is left out and counted; the first ten are noted.
    case skip
    /// As `skip`, and it is written to a file with what is wrong with it.
    case reject(path: String)
  }

  public var settings: ImportSettings
  public var onError: ErrorPolicy

  public init(settings: ImportSettings = ImportSettings(), onError: ErrorPolicy = .stop) {
    self.settings = settings
    self.onError = onError
  }

  /// Imports files, in this order where their times are equal.
  ///
  /// - Parameters:
  ///   - files: paths; `-` is standard input.
  ///   - progress: told now and then how far the work is; ends it by throwing.
  public func run(
    _ files: [String], to output: String, progress: (ImportProgress) throws(ImportError) -> Void = { _ in }
  ) throws(ImportError) -> ImportSummary {
    StaleParts.remove(beside: output)
    var work = try ImportWork(self, files: files, output: output)
    for file in files { try work.read(file, progress: progress) }
    return try work.finish(progress: progress)
  }
}
