import Foundation

/// What stands where output is to go.
public enum OutputTarget {
  /// Whether a path leads to something that is no regular file: a device, a pipe, a folder.
  public static func isSpecial(_ path: String) -> Bool {
    guard let type = attributes(path)?[.type] as? FileAttributeType else { return false }
    return type != .typeRegular
  }

  /// Refuses an output that is one of the inputs, under whatever name.
  public static func check(_ path: String, against inputs: [String]) throws(SluiceError) {
    guard let output = identity(path) else { return }
    for input in inputs where identity(input) == output {
      throw SluiceError(.usage, "`\(path)`: would be written over `\(input)`, which is read; name another file")
    }
  }

  /// Device and number of a regular file; nil if there is none.
  private static func identity(_ path: String) -> [Int]? {
    guard let found = attributes(path), found[.type] as? FileAttributeType == .typeRegular,
      let device = found[.systemNumber] as? Int, let file = found[.systemFileNumber] as? Int
    else { return nil }
    return [device, file]
  }

  private static func attributes(_ path: String) -> [FileAttributeKey: Any]? {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    // Nothing there, or nothing that can be looked at: then there is nothing to protect either.
    return try? FileManager.default.attributesOfItem(atPath: target)
  }
}
