import SignatureLanguage

/// What a client and the server have said to each other: the documents that are open, and whether it is over.
///
/// Takes and gives messages as bytes of JSON; where they come from and go to is not its business.
public struct LanguageSession: Sendable {
  /// Lays out a source anew; nil if it cannot.
  public typealias Formatter = @Sendable (SignatureSource) -> String?

  private enum Phase: Sendable { case fresh, running, shutDown }

  /// Once the client has said `exit`: how the process should end.
  public private(set) var exitCode: Int32?
  private var phase = Phase.fresh
  private let version: String
  let formatter: Formatter?
  private(set) var encoding = PositionEncoding.utf16
  var documents: [String: OpenDocument] = [:]

  /// - Parameters:
  ///   - version: of the program, as the client may show it.
  ///   - formatter: without one, formatting is not offered.
  public init(version: String, formatter: Formatter? = nil) {
    self.version = version
    self.formatter = formatter
  }

  /// Whether the client has asked for the end.
  public var isShutDown: Bool { phase == .shutDown }

  /// Takes one message, whatever its bytes are.
  ///
  /// - Returns: the messages to send, in order.
  public mutating func handle(_ message: [UInt8]) -> [[UInt8]] {
    guard exitCode == nil else { return [] }
    do {
      let incoming = try Incoming(message)
      switch incoming.kind {
      case .request(let id, let method): return [answer(id, method, incoming)]
      case .notification(let method): return note(method, incoming)
      case .response: return []
      }
    } catch {
      return [Outgoing.failure(error, of: nil)]
    }
  }

  // MARK: Requests

  private mutating func answer(_ id: RequestID, _ method: String, _ incoming: Incoming) -> [UInt8] {
    do throws(ResponseError) {
      switch (phase, method) {
      case (.fresh, "initialize"): return Outgoing.response(to: id, try initialize(incoming))
      case (.fresh, _): throw ResponseError(.serverNotInitialized, "`initialize` comes first")
      case (.shutDown, _): throw ResponseError(.invalidRequest, "after `shutdown` only `exit` is left")
      case (.running, "initialize"): throw ResponseError(.invalidRequest, "`initialize` is sent once")
      case (.running, "shutdown"):
        phase = .shutDown
        return Outgoing.response(to: id, nil as Bool?)
      case (.running, _): return try answer(method, incoming, id)
      }
    } catch {
      return Outgoing.failure(error, of: id)
    }
  }

  private mutating func initialize(_ incoming: Incoming) throws(ResponseError) -> InitializeResult {
    encoding = try incoming.params(InitializeParams.self).encoding
    phase = .running
    let capabilities = ServerCapabilities(
      positionEncoding: encoding, documentFormattingProvider: formatter != nil)
    return InitializeResult(capabilities: capabilities, serverInfo: .init(version: version))
  }

  // MARK: Notifications

  /// Unknown notifications, and those with parameters that make no sense, are passed over: nobody waits for an answer.
  private mutating func note(_ method: String, _ incoming: Incoming) -> [[UInt8]] {
    if method == "exit" {
      exitCode = isShutDown ? 0 : 1
      return []
    }
    guard phase == .running else { return [] }
    do throws(ResponseError) {
      switch method {
      case "textDocument/didOpen": return try open(incoming.params())
      case "textDocument/didChange": return try change(incoming.params())
      case "textDocument/didClose": return try close(incoming.params())
      default: return []
      }
    } catch {
      return []
    }
  }
}
