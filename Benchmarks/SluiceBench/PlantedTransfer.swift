/// One transfer of a planted chain, between parties by number.
struct PlantedTransfer {
  /// Seconds from the begin of the ledger.
  var time: Int
  var from: Int
  var to: Int
  var cents: Int
}
