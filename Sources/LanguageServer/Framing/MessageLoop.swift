/// Carries messages between a client and a session until one of them ends.
public struct MessageLoop {
  private var session: LanguageSession
  private var frames = FrameReader()
  /// Hands bytes to the client; false if nobody takes them any more.
  private let write: ([UInt8]) -> Bool

  /// Reads and answers until the client says `exit`, its stream ends, or it cannot be understood.
  ///
  /// - Parameters:
  ///   - read: the next bytes, however many there are; none at the end.
  ///   - write: hands bytes to the client; false if nobody takes them any more.
  /// - Returns: the exit code of the process.
  public static func run(
    _ session: LanguageSession, read: () -> [UInt8], write: @escaping ([UInt8]) -> Bool
  ) -> Int32 {
    var loop = MessageLoop(session: session, write: write)
    while true {
      let bytes = read()
      if bytes.isEmpty { return loop.session.exitCode ?? (loop.session.isShutDown ? 0 : 1) }
      loop.frames.append(bytes)
      if let code = loop.answer() { return code }
    }
  }

  /// Answers the messages that are whole; the exit code if that was the end.
  private mutating func answer() -> Int32? {
    do throws(FramingError) {
      while let message = try frames.next() {
        for answer in session.handle(message) {
          guard write(Self.framed(answer)) else { return 1 }
        }
        if let code = session.exitCode { return code }
      }
      return nil
    } catch {
      _ = write(Self.framed(Outgoing.failure(ResponseError(.parseError, error.description), of: nil)))
      return 1
    }
  }

  private static func framed(_ message: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }
}
