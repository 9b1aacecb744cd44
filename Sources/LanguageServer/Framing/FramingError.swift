/// Why the bytes of a client cannot be cut into messages any more.
public enum FramingError: Error, Sendable, Hashable, CustomStringConvertible {
  case headerTooLong
  case malformedField(String)
  case missingLength
  case invalidLength(String)
  case tooLarge(Int)
  case unknownCharset(String)

  /// Lower case, no final period.
  public var description: String {
    switch self {
    case .headerTooLong: "a header has at most \(FrameReader.maximumHeaderSize) bytes"
    case .malformedField(let field): "the header field `\(field)` has no colon"
    case .missingLength: "the header has no `Content-Length`"
    case .invalidLength(let text): "`\(text)` is no length of a message"
    case .tooLarge(let size): "a message of \(size) bytes is too large, the limit is \(FrameReader.maximumBodySize)"
    case .unknownCharset(let type): "messages are read as UTF-8, not as `\(type)`"
    }
  }
}
