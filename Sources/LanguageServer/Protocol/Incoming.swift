import Foundation

/// A message from the client, its parameters not looked at yet.
struct Incoming {
  var kind: Kind
  private let data: Data

  enum Kind: Sendable, Hashable {
    case request(RequestID, method: String)
    case notification(method: String)
    /// An answer to something; this server asks nothing.
    case response
  }

  /// - Throws: ``ResponseError`` for bytes that are no JSON, and for JSON that is no message.
  init(_ bytes: [UInt8]) throws(ResponseError) {
    data = Data(bytes)
    let head: Head
    do { head = try JSONDecoder().decode(Head.self, from: data) } catch {
      if case DecodingError.dataCorrupted = error { throw ResponseError(.parseError, "the message is not JSON") }
      throw ResponseError(.invalidRequest, "the message is neither request nor notification")
    }
    switch (head.id, head.method) {
    case (let id?, let method?): kind = .request(id, method: method)
    case (nil, let method?): kind = .notification(method: method)
    default:
      guard head.isResponse else { throw ResponseError(.invalidRequest, "the message has no method") }
      kind = .response
    }
  }

  /// The parameters of a method that has some.
  func params<Params: Decodable>(_ type: Params.Type = Params.self) throws(ResponseError) -> Params {
    do { return try JSONDecoder().decode(Body<Params>.self, from: data).params } catch {
      throw ResponseError(.invalidParams, "the parameters are not those of the method")
    }
  }

  private struct Body<Params: Decodable>: Decodable { var params: Params }

  private struct Head: Decodable {
    var id: RequestID?
    var method: String?
    var isResponse: Bool

    enum Key: String, CodingKey { case id, method, result, error }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decodeIfPresent(RequestID.self, forKey: .id)
      method = try container.decodeIfPresent(String.self, forKey: .method)
      isResponse = container.contains(.result) || container.contains(.error)
    }
  }
}
