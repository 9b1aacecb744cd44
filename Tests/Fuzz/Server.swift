import LanguageServer

/// What an editor may send.
enum Server {
  static func enter(_ bytes: [UInt8]) {
    // Messages without their framing are too seldom hit upon: the first byte says which of the two the rest is.
    guard let choice = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    if choice & 1 == 0 {
      var source = [rest, []]
      _ = MessageLoop.run(
        LanguageSession(version: "0"), read: { source.isEmpty ? [] : source.removeFirst() }, write: { _ in true })
    } else {
      var session = LanguageSession(version: "0")
      _ = session.handle(Array(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#.utf8))
      for message in rest.split(separator: UInt8(ascii: "\n")) { _ = session.handle(Array(message)) }
    }
  }
}
