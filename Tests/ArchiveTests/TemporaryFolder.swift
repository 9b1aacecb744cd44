import Glibc

@testable import Archive

/// A folder for one test, removed with all that is in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    path = "\(base)/sluice-archive-\(UInt64.random(in: .min ... .max))"
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw ArchiveError(.system(operation: "create", code: errno), file: path)
    }
  }

  deinit {
    for name in names { _ = unsafe unlink(self.path(name)) }
    _ = unsafe rmdir(path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Names of all files, hidden ones included.
  var names: [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file of these bytes, and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = try OutputFile(path: path(name))
    try file.write(bytes)
    try file.publish()
    return path(name)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let file = try ArchiveFile(path: path)
    return try file.bytes(at: 0, count: file.size)
  }
}
