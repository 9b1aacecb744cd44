import Archive
import Foundation
import Labels

/// Makes one label file of any number of files of all kinds.
public struct LabelImport: Sendable {
  public var paths: [String]
  /// As a user wrote it: labels that became known later are left out.
  public var labelsAsOf: String?

  public init(paths: [String], labelsAsOf: String? = nil) {
    self.paths = paths
    self.labelsAsOf = labelsAsOf
  }

  /// Writes CSV, which appears under its name when it is whole; exact repeats are dropped.
  ///
  /// - Returns: the labels that were written.
  public func run(to output: String) throws(SluiceError) -> LabelTable {
    let target = URL(fileURLWithPath: output).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: paths)
    let table = try LabelFiles.read(paths, asOf: labelsAsOf)
    do {
      let file = try OutputFile(path: target)
      try file.write(table.csv)
      try file.publish()
    } catch { throw SluiceError(error) }
    return table
  }
}
