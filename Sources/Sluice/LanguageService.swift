import Columnar
import Foundation
import LanguageServer

/// The language server for editors, on standard input and output.
public enum LanguageService {
  /// Serves one client until it ends the session or goes away.
  ///
  /// - Returns: the exit code of the process: 0 after an orderly end, else 1.
  public static func run() -> Int32 {
    let input = FileBytes(descriptor: FileHandle.standardInput.fileDescriptor)
    let output = FileHandle.standardOutput
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return MessageLoop.run(LanguageSession(version: SluiceVersion.number)) {
      // What cannot be read ends the session like a stream that has ended.
      let count = (try? input.read(into: &buffer)) ?? 0
      return Array(buffer[..<count])
    } write: { bytes in
      (try? output.write(contentsOf: Data(bytes))) != nil
    }
  }
}
