/// What the word at a place of a source means.
public struct Explanation: Sendable, Hashable {
  /// The word.
  public var span: Range<Int>
  public var subject: Subject

  public enum Subject: Sendable, Hashable {
    /// A word of the language; `text` as it is written here.
    case word(ReferenceEntry, text: String)
    /// A step by its name, with the text that binds it up to its block, and what its keyword means.
    case step(name: String, text: String, ReferenceEntry?)
    /// A label set that the file declares, with the beginning of its declaration.
    case set(name: String, text: String)
  }
}
