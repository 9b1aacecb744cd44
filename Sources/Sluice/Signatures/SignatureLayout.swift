import SignatureLanguage

/// A signature file beside its canonical layout.
public struct SignatureLayout: Sendable {
  public var path: String
  public var original: [UInt8]
  public var canonical: [UInt8]

  /// Fails with the diagnostics of what is no text of the language.
  public init(_ source: SignatureSource) throws(SignatureFormatter.Refusal) {
    path = source.path
    original = source.bytes
    canonical = try SignatureFormatter.format(source)
  }

  public var isCanonical: Bool { original == canonical }

  /// Where a file and its layout first part.
  public struct Difference: Sendable, Equatable {
    /// From 1.
    public var line: Int
    /// The line as it is; nil where the file has ended.
    public var found: String?
    /// The line as it should be; nil where there should be none.
    public var wanted: String?
  }

  /// The first line that differs; nil if none does.
  public var firstDifference: Difference? {
    let (found, wanted) = (Self.lines(original), Self.lines(canonical))
    for index in 0..<max(found.count, wanted.count) {
      let pair = (index < found.count ? found[index] : nil, index < wanted.count ? wanted[index] : nil)
      if pair.0 == pair.1 { continue }
      return Difference(line: index + 1, found: pair.0.map(Self.text), wanted: pair.1.map(Self.text))
    }
    return nil
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self) }
}
