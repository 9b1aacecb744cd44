import SignaturePlan

/// Why a plan needs every transfer, and not only starts of flows and payments out of funds that they brought.
public enum WholeLedgerCause: Sendable, Hashable {
  /// Relays are told by everything that reaches and leaves an address.
  case relays
  /// Lookalikes are told by whom an address dealt with before.
  case lookalikes
  /// A number of what surrounds a transfer.
  case attribute(TransferAttribute)
  /// The step starts at the sender of a transfer bound before, to whom that transfer brought nothing.
  case startsAtSender(step: String)
  /// The step binds or asks for transfers that do not leave the head.
  case looksAround(step: String)
}
