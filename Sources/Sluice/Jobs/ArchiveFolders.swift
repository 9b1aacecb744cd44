import Foundation

/// Folders that stand for the archives in them.
enum ArchiveFolders {
  private static let endings = [".arrow", ".feather", ".csv", ".csv.gz", ".csv.lz4"]

  /// The files that some paths stand for: a folder for those right in it that are archives by their name, in order of
  /// their names; files that are still being written begin with a dot or end in `.part` or `.tmp`.
  static func files(_ paths: [String]) throws(SluiceError) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for path in paths {
      let found = SignatureFiles.isFolder(path) ? try contents(of: path) : [path]
      files += found.filter { seen.insert($0).inserted }
    }
    return files
  }

  /// Those of some paths that are folders.
  static func folders(among paths: [String]) -> [String] { paths.filter(SignatureFiles.isFolder) }

  private static func contents(of folder: String) throws(SluiceError) -> [String] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw SluiceError(.data, "`\(folder)`: the folder cannot be read: \(error.localizedDescription)")
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return names.filter { name in !name.hasPrefix(".") && endings.contains(where: name.hasSuffix) }.sorted().map {
      prefix + $0
    }
  }
}
