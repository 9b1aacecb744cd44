/// Something that must hold, and whether it did.
struct Check: Codable, Equatable {
  var name: String
  var passed: Bool
  /// Facts to act on; may be empty.
  var detail: String
}
