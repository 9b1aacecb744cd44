/// The signatures and labels that travel inside the binary, so that they are there in any folder: every such file of
/// this one, put there by the build.
public enum BundledSignatures {
  public struct File: Sendable {
    /// Path in the folder of signatures.
    public let path: String
    public let bytes: [UInt8]
  }

  /// Every signature file, in order of their paths.
  public static let files = all(endingIn: ".sluice")

  /// Every label file, in order of their paths.
  public static let labels = all(endingIn: ".csv")

  private static func all(endingIn suffix: String) -> [File] {
    embeddedTexts.filter { $0.path.hasSuffix(suffix) }.map { item in
      File(path: item.path, bytes: item.text.withUTF8Buffer { Array($0) })
    }
  }
}
