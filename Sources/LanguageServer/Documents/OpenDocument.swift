import SignatureLanguage

/// A document that the client has open, as it stands there.
struct OpenDocument: Sendable {
  let uri: String
  private(set) var version: Int?
  private(set) var bytes: [UInt8]
  private(set) var lines: LineTable
  let encoding: PositionEncoding
  /// What the compiler says of it.
  private(set) var diagnostics: [Diagnostic] = []

  init(uri: String, version: Int?, text: String, encoding: PositionEncoding) {
    self.uri = uri
    self.version = version
    self.encoding = encoding
    bytes = Array(text.utf8)
    lines = LineTable(bytes, encoding)
    check()
  }

  /// Bytes that may be moved for the changes of one message: seconds of work, many times what typing needs.
  static let maximumWork = 1 << 32

  /// Applies changes, each to what the one before left.
  ///
  /// - Returns: whether it was done; not, if it would take too long.
  mutating func apply(_ changes: [ContentChange], version: Int?) -> Bool {
    let added = changes.reduce(0) { $0 + $1.text.utf8.count }
    guard (bytes.count + added).multipliedReportingOverflow(by: changes.count).partialValue <= Self.maximumWork else {
      return false
    }
    for change in changes { apply(change) }
    self.version = version
    check()
    return true
  }

  private mutating func apply(_ change: ContentChange) {
    if let range = change.range {
      let start = offset(of: range.start)
      bytes.replaceSubrange(start..<max(start, offset(of: range.end)), with: change.text.utf8)
    } else {
      bytes = Array(change.text.utf8)
    }
    lines = LineTable(bytes, encoding)
  }

  private mutating func check() { diagnostics = SignatureCompiler.compile([source]).diagnostics }

  var source: SignatureSource { SignatureSource(path: uri, bytes: bytes) }

  /// The document as editors look at it.
  var edited: EditedSource { EditedSource(source) }

  // MARK: Places

  func offset(of position: Position) -> Int { lines.offset(of: position, in: bytes) }

  func position(of offset: Int) -> Position { lines.position(of: offset, in: bytes) }

  /// - Parameter bytes: offsets.
  func range(of bytes: Range<Int>) -> TextRange {
    TextRange(start: position(of: bytes.lowerBound), end: position(of: bytes.upperBound))
  }

  /// All of it.
  var wholeRange: TextRange { TextRange(start: position(of: 0), end: position(of: bytes.count)) }
}
