/// What a single transfer must satisfy.
public typealias Condition = Logic<TransferTest>

/// One test of one transfer. A test of something undefined fails.
public indirect enum TransferTest: Sendable, Hashable, Codable {
  /// An attribute lies in an interval.
  case attribute(TransferAttribute, Interval)
  /// A formula, with attributes of the transfer and numbers of steps bound before, lies in an interval.
  case formula(Formula, Interval)
  /// The asset is one of these symbols, in ascending order.
  case asset([String])
  /// The chain is one of these, in ascending order.
  case chain([String])
  /// The sender or receiver is in a label set.
  case member(End, SetReference)
  /// The sender or receiver is the node at an end of a step bound before.
  case same(End, Reference)
  /// The sender or receiver is one of the nodes at which a group bound before has left the funds: `to in layer1`.
  case inGroup(End, String)
  /// The sender or receiver appears in no earlier transfer of the data covered.
  case fresh(End)
  /// The sender or receiver looks like another address that its counterparty dealt with so many seconds before.
  case lookalike(End, within: Int64)
  /// The receiver passes on what arrives.
  case relay(Relay)
}

/// A number that one transfer has, by itself, relative to the head, or through the history of its ends.
public enum TransferAttribute: Sendable, Hashable, Codable {
  /// In units of the asset.
  case amount
  /// In USD.
  case usd
  /// In seconds since 1970-01-01 UTC.
  case time
  /// The nearest number of one significant digit to the amount (``Numbers/rounded(_:)``).
  case rounded
  /// The hour of the day, 0...23, so many seconds ahead of UTC.
  case hour(offset: Int)
  /// The day of the week, 1 (Monday) ... 7, so many seconds ahead of UTC.
  case weekday(offset: Int)
  /// Seconds since the funds arrived at the head.
  case gap
  /// Amount over what arrived at the head; values, where the step looks at any asset or they differ.
  case kept
  /// What else the head paid out until so many seconds after the arrival, over what arrived.
  case leaked(within: Int64)
  /// How many other transfers left the head until so many seconds after the arrival.
  case siblings(within: Int64)
  /// Seconds since the later of the funding arrival and the sender's last payment.
  case idle
  /// Seconds since the address at that end first appeared; 0 for a fresh one.
  case age(End)
  /// Distinct counterparties of the address at that end in so many seconds before.
  case degree(End, within: Int64)
  /// What reached the sender less what it paid, in the transfer's asset, in so many seconds before.
  case balance(within: Int64)
  /// Seconds since the event of a case.
  case sinceEvent(String)
  /// Seconds since the latest event of the cases that labels give the address at that end.
  case sinceEventOf(End)
}

/// The paying or the receiving side of a transfer.
public enum End: String, Sendable, Hashable, CaseIterable, Codable {
  case from, to
}
