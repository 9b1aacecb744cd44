/// A file of signatures as it was read. Any bytes will do: those that mean nothing end in diagnostics.
public struct SignatureSource: Sendable, Hashable {
  /// The path that messages name.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

extension SignatureSource: CustomStringConvertible {
  /// The path: the bytes say nothing to a reader of a message.
  public var description: String { path }
}
