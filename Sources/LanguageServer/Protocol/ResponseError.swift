/// Why a request has no result.
struct ResponseError: Error, Encodable, Sendable, Hashable {
  var code: Code
  /// Lower case, no final period.
  var message: String

  /// The numbers of JSON-RPC and of the Language Server Protocol.
  enum Code: Int, Encodable, Sendable, Hashable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
  }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
