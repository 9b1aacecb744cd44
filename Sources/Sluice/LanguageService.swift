import Columnar
import Foundation
import LanguageServer
import SignatureLanguage

/// The language server for editors, on standard input and output.
public enum LanguageService {
  /// The canonical layout of a source; nil for what is no text of the language.
  private static func layout(of source: SignatureSource) -> String? {
    (try? SignatureLayout(source)).map { String(decoding: $0.canonical, as: UTF8.self) }
  }

  /// Serves one client until it ends the session or goes away.
  ///
  /// - Returns: the exit code of the process: 0 after an orderly end, else 1.
  public static func run() -> Int32 {
    let input = FileBytes(descriptor: FileHandle.standardInput.fileDescriptor)
    let output = FileHandle.standardOutput
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return MessageLoop.run(LanguageSession(version: SluiceVersion.number, formatter: { layout(of: $0) })) {
      // What cannot be read ends the session like a stream that has ended.
      let count = (try? input.read(into: &buffer)) ?? 0
      return Array(buffer[..<count])
    } write: { bytes in
      (try? output.write(contentsOf: Data(bytes))) != nil
    }
  }
}
