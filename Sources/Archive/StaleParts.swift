import Glibc

/// Hidden files that a killed process left beside its output, on file systems that know no files without a name.
package enum StaleParts {
  /// Removes those of one output: `.NAME.MARK.part`, a minute old and locked by nobody.
  ///
  /// - Returns: how many were removed.
  @discardableResult
  package static func remove(beside path: String) -> Int {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    return names(in: folder).count { isPart($0, of: name) && remove(folder + $0) }
  }

  /// Whether a name is one that `OutputFile` gives to an unfinished output.
  static func isPart(_ name: String, of output: String) -> Bool {
    let front = ".\(output.prefix(120))."
    guard name.hasPrefix(front), name.hasSuffix(".part"), name.count > front.count + 5 else { return false }
    return name.dropFirst(front.count).dropLast(5).utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
  }

  private static func names(in folder: String) -> [String] {
    // INVARIANT: readdir's entry is valid until the next call; the name in it is copied before.
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func remove(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    // A younger one may belong to a process that has not yet come to lock it.
    guard time(nil) - status.st_mtim.tv_sec > 60, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    return unsafe unlink(path) == 0
  }
}
