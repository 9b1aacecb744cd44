import Testing

@testable import LanguageServer

@Suite("Messages in a stream") struct FrameTests {
  private static let stream =
    "Content-Length: 2\r\n\r\n{}content-length:0\r\n\r\nX-Y: z\r\nContent-Length: 3\r\n"
    + "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\nabc"

  @Test("A stream gives the same messages however it is cut", arguments: [1, 2, 3, 7, 20, 1_000])
  func chunks(size: Int) throws {
    var reader = FrameReader()
    var messages: [String] = []
    let bytes = Array(Self.stream.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(bytes[start..<min(start + size, bytes.count)])
      while let message = try reader.next() { messages.append(String(decoding: message, as: UTF8.self)) }
    }
    #expect(messages == ["{}", "", "abc"])
  }

  @Test(
    "A header that is none is an error",
    arguments: [
      ("\r\n\r\n", FramingError.missingLength), ("X: y\r\n\r\n", .missingLength),
      ("hello\r\n\r\n", .malformedField("hello")),
      ("Content-Length: -1\r\n\r\n", .invalidLength("-1")), ("Content-Length: \r\n\r\n", .invalidLength("")),
      ("Content-Length: 1e3\r\n\r\n", .invalidLength("1e3")),
      ("Content-Length: 99999999999999999999\r\n\r\n", .invalidLength("99999999999999999999")),
      ("Content-Length: 67108865\r\n\r\n", .tooLarge(67_108_865)),
      ("Content-Length: 1\r\nContent-Type: a; charset=utf-16\r\n\r\n", .unknownCharset("a; charset=utf-16")),
      (String(repeating: "x", count: 5_000), .headerTooLong),
    ])
  func errors(header: String, expected: FramingError) {
    var reader = FrameReader()
    reader.append(Array(header.utf8))
    #expect(throws: expected) { try reader.next() }
    #expect(!expected.description.hasSuffix("."))
  }

  @Test("A loop answers what is whole, and ends with the stream")
  func loop() {
    let hello = #"{"jsonrpc":"2.0","id":1,"method":"x"}"#
    let framed = "Content-Length: \(hello.utf8.count)\r\n\r\n\(hello)"
    var chunks = [framed + framed.prefix(9), String(framed.dropFirst(9)), ""]
    #expect(run(&chunks).count == 2)
    #expect(run(&chunks).isEmpty)
  }

  @Test("A loop ends at an error of the stream, and says why")
  func loopError() {
    var chunks = ["Content-Length: x\r\n\r\n", "never read"]
    let written = run(&chunks)
    #expect(written.count == 1 && written[0].contains("-32700") && written[0].contains("`x` is no length"))
    #expect(chunks == ["never read"])
  }

  private static let endings: [([String], Bool, Int32)] = [
    (["initialize", "shutdown"], true, 0), (["initialize"], true, 1), (["initialize", "shutdown"], false, 0),
    ([], false, 1),
  ]

  @Test(
    "The exit code is 0 only after a shutdown",
    arguments: endings)
  func exitCodes(methods: [String], exits: Bool, code: Int32) {
    var messages = methods.map { #"{"id":1,"method":"\#($0)","params":{}}"# }
    if exits { messages.append(#"{"method":"exit"}"#) }
    var stream = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    let result = MessageLoop.run(LanguageSession(version: "0")) {
      defer { stream = "" }
      return Array(stream.utf8)
    } write: { _ in
      true
    }
    #expect(result == code)
  }

  @Test("A loop ends when nobody takes its answers")
  func goneClient() {
    let message = "Content-Length: 23\r\n\r\n" + #"{"id":1,"method":"abc"}"#
    #expect(
      MessageLoop.run(LanguageSession(version: "0")) {
        Array(message.utf8)
      } write: { _ in
        false
      } == 1)
  }

  /// What a loop writes that reads some chunks.
  private func run(_ chunks: inout [String]) -> [String] {
    let written = Written()
    _ = MessageLoop.run(LanguageSession(version: "0")) {
      chunks.isEmpty ? [] : Array(chunks.removeFirst().utf8)
    } write: { bytes in
      written.texts.append(String(decoding: bytes, as: UTF8.self))
      return true
    }
    return written.texts
  }

  private final class Written { var texts: [String] = [] }
}
