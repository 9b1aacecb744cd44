import Foundation
import SignatureLanguage

extension SignatureFiles {
  /// Writes a signature file over itself: the old or the new one is there, never half of one.
  public static func write(_ bytes: [UInt8], to path: String) throws(SluiceError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    if OutputTarget.isSpecial(target.path) { throw SluiceError(.usage, "`\(path)`: not a regular file") }
    do {
      let mode = try? FileManager.default.attributesOfItem(atPath: target.path)[.posixPermissions]
      try Data(bytes).write(to: target, options: .atomic)
      // The new file has the rights of a new file otherwise.
      if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path) }
    } catch {
      throw SluiceError(.usage, "`\(path)`: cannot be written: \(error.localizedDescription)")
    }
  }

  /// What comes from standard input, as a source of that name.
  public static func readStandardInput() throws(SluiceError) -> SignatureSource {
    var bytes: [UInt8] = []
    do {
      while let data = try FileHandle.standardInput.read(upToCount: 1 << 16), !data.isEmpty {
        bytes += data
        // More is refused, whatever it is.
        if bytes.count > SignatureCompiler.maximumSourceSize { break }
      }
    } catch {
      throw SluiceError(.usage, "standard input cannot be read: \(error.localizedDescription)")
    }
    return SignatureSource(path: "standard input", bytes: bytes)
  }
}
