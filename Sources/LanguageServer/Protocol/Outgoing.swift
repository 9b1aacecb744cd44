import Foundation

/// Messages to the client, as bytes of JSON.
enum Outgoing {
  /// - Parameter result: nil is written as `null`.
  static func response(to id: RequestID, _ result: (some Encodable)?) -> [UInt8] {
    encoded(Response(id: id, result: result))
  }

  /// - Parameter id: nil if the request could not be read so far.
  static func failure(_ error: ResponseError, of id: RequestID?) -> [UInt8] { encoded(Failure(id: id, error: error)) }

  static func notification(_ method: String, _ params: some Encodable) -> [UInt8] {
    encoded(Notification(method: method, params: params))
  }

  private static func encoded(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that are none fail to be encoded, and no message has any.
    return (try? encoder.encode(message)).map { Array($0) } ?? []
  }

  private struct Response<Result: Encodable>: Encodable {
    var id: RequestID
    var result: Result?

    enum Key: String, CodingKey { case jsonrpc, id, result }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("2.0", forKey: .jsonrpc)
      try container.encode(id, forKey: .id)
      try container.encode(result, forKey: .result)
    }
  }

  private struct Failure: Encodable {
    var id: RequestID?
    var error: ResponseError

    enum Key: String, CodingKey { case jsonrpc, id, error }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("2.0", forKey: .jsonrpc)
      try container.encode(id, forKey: .id)
      try container.encode(error, forKey: .error)
    }
  }

  private struct Notification<Params: Encodable>: Encodable {
    var jsonrpc = "2.0"
    var method: String
    var params: Params
  }
}
