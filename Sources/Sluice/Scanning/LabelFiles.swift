import BundledSignatures
import Columnar
import Labels

/// Reads label files.
public enum LabelFiles {
  /// The labels that travel with sluice: services, addresses of thefts and their laundering, sanctioned addresses.
  ///
  /// Each names its source. Addresses of thefts are known from the day or the month of the theft on, and no earlier.
  public static let bundled: LabelTable = {
    var table = LabelTable()
    for file in BundledSignatures.labels {
      // A test reads them all; a file that was damaged on the way into the binary has no labels and a note.
      do { try table.read(csv: file.bytes, name: file.path) } catch { table.note("\(error)") }
    }
    return table
  }()

  /// The labels of CSV files and TagPacks, one after another.
  ///
  /// - Parameters:
  ///   - day: a time that a user gave; labels that became known later are left out.
  ///   - includesBundled: whether the labels that travel with sluice come first.
  public static func read(
    _ paths: [String], asOf day: String? = nil, includesBundled: Bool = false
  ) throws(SluiceError) -> LabelTable {
    var table = includesBundled ? bundled : LabelTable()
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
