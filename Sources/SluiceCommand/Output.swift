import Foundation
import Sluice

/// Where a verb's data goes: standard output, or a file that appears when it is whole.
struct Output {
  /// Path of the file; nil for standard output.
  var path: String?

  func write(_ text: String) throws(SluiceError) {
    guard let path else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw SluiceError(.usage, "`\(path)`: cannot be written: \(error.localizedDescription)")
    }
  }
}
