/// The signatures that travel inside the binary, so that they are there in any folder.
public enum BundledSignatures {
  public struct File: Sendable {
    /// Path in the folder of signatures.
    public let path: String
    public let bytes: [UInt8]
  }

  public static let files: [File] = []
}
