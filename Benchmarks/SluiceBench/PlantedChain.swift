/// A chain that a bundled signature must find, known by the address that it starts from.
struct PlantedChain {
  /// Name of the signature.
  var signature: String
  /// Address of the first sender, which appears nowhere else.
  var origin: String
}
