import Columnar
import Labels

/// Reads label files.
public enum LabelFiles {
  /// The labels of CSV files and TagPacks, one after another.
  ///
  /// - Parameter day: a time that a user gave; labels that became known later are left out.
  public static func read(_ paths: [String], asOf day: String? = nil) throws(SluiceError) -> LabelTable {
    var table = LabelTable()
    for path in paths {
      do { try table.read(path: path) } catch { throw SluiceError(error) }
    }
    guard let day else { return table }
    guard let time = Timestamp.parse(day) else {
      throw SluiceError(.usage, "`--labels-as-of`: \(UserText.quoted(day)) is not a time; expected like `2025-02-21`")
    }
    return table.known(asOf: time)
  }
}
