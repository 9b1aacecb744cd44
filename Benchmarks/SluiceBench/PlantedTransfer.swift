/// One transfer of a planted chain, between parties by number.
struct PlantedTransfer {
  /// Seconds from the begin of the ledger.
  var time: Int
  var from: Int
  var to: Int
  var cents: Int
}

/// A chain that a bundled signature must find, known by the address that it starts from.
struct PlantedChain {
  /// Name of the signature.
  var signature: String
  /// Address of the first sender, which appears nowhere else.
  var origin: String
}
