import SignaturePlan

extension Match {
  /// What is to be known of it besides its reasons, a sentence each.
  var notes: [String] {
    var notes = incomplete
    if open { notes.append("transfers after the end of the data could still change this match") }
    if alternatives > 0 {
      let others = alternatives == 1 ? "1 other transfer" : "\(alternatives) other transfers"
      notes.append("\(others) could have been its last")
    }
    return notes
  }
}
