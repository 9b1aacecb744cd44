import Labels

/// Reads label files.
public enum LabelFiles {
  /// The labels of CSV files, one after another.
  public static func read(_ paths: [String]) throws(SluiceError) -> LabelTable {
    var table = LabelTable()
    for path in paths {
      do { try table.read(path: path) } catch { throw SluiceError(error) }
    }
    return table
  }
}
