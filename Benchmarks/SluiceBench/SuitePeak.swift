/// The peak of one suite.
struct SuitePeak: Codable, Equatable {
  var suite: String
  var bytes: Int
}
