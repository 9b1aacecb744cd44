import BundledSignatures
import Columnar
import Foundation
import SignatureLanguage

/// Finds and reads signature files.
public enum SignatureFiles {
  /// The ending of signature files.
  public static let pathExtension = "sluice"

  /// The signatures that travel with the library, under the paths they have in its folder.
  public static var bundled: [SignatureSource] {
    BundledSignatures.files.map { SignatureSource(path: $0.path, bytes: $0.bytes) }
  }

  /// Whether a path is one of signatures: a signature file, or a folder that holds some.
  public static func isSignatures(_ path: String) -> Bool {
    path.hasSuffix(".\(pathExtension)") || SignatureLibrary.isCompiled(path)
      || (isFolder(path) && !files(in: path).isEmpty)
  }

  /// Reads signature files; a folder stands for all those in it, in order of their paths.
  public static func read(_ paths: [String]) throws(SluiceError) -> [SignatureSource] {
    var sources: [SignatureSource] = []
    for path in paths {
      let files = isFolder(path) ? files(in: path) : [path]
      if files.isEmpty { throw SluiceError(.usage, "`\(path)` holds no `.\(pathExtension)` files") }
      for file in files { sources.append(SignatureSource(path: file, bytes: try bytes(of: file))) }
    }
    return sources
  }

  /// Whether a path is that of a folder.
  static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  private static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return names.filter { $0.hasSuffix(".\(pathExtension)") }.sorted().map { prefix + $0 }
  }

  /// More than any signature file has, so that a wrong path does not fill the memory.
  private static let limit = 4 << 20

  private static func bytes(of path: String) throws(SluiceError) -> [UInt8] {
    do {
      let file = try FileBytes(path: path)
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try file.read(into: &buffer), count > 0 {
        bytes += buffer[..<count]
        if bytes.count > limit { throw SluiceError(.usage, "`\(path)`: a signature file has at most \(limit) bytes") }
      }
      return bytes
    } catch let error as ReadFailure {
      throw SluiceError(.usage, "`\(path)`: cannot be read: \(error)")
    } catch { throw error as? SluiceError ?? SluiceError(.usage, "`\(path)`: \(error)") }
  }
}
