import Foundation
import Sluice

/// Where a verb's data goes: standard output, or a file that appears when it is whole.
struct Output {
  /// Path of the file; nil for standard output.
  var path: String?

  func write(_ text: String) throws(SluiceError) { try write(Data(text.utf8)) }

  /// Writes bytes that need not be a text.
  func write(_ data: Data) throws(SluiceError) {
    do {
      guard let path else { return try FileHandle.standardOutput.write(contentsOf: data) }
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      if OutputTarget.isSpecial(target.path) {
        let handle = try FileHandle(forWritingTo: target)
        try handle.write(contentsOf: data)
        try handle.close()
      } else {
        try data.write(to: target, options: .atomic)
      }
    } catch {
      let name = path.map { "`\($0)`" } ?? "standard output"
      throw SluiceError(.usage, "\(name): cannot be written: \(error.localizedDescription)")
    }
  }

  /// Refuses to write over a file that is read.
  func check(against inputs: [String]) throws(SluiceError) {
    guard let path else { return }
    try OutputTarget.check(path, against: inputs)
  }
}
