import Columnar

/// How the records of one kind of file become transfers.
protocol RecordFormat {
  /// Names of the extra columns that its transfers have.
  var marks: [String] { get }
  /// What was assumed, for people.
  var notes: [String] { get }

  /// Adds the transfers of a record.
  ///
  /// - Returns: why there are none, where that is as it should be.
  mutating func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission?

  /// Called once after the last record.
  func finish() throws(RowError)
}

extension RecordFormat {
  var marks: [String] { [] }
  var notes: [String] { [] }
  func finish() throws(RowError) {}
}

/// Why a record that is in order gives no transfer.
enum Omission: Int, CaseIterable, Sendable {
  /// The transaction was undone.
  case failed
  /// It moves an amount of zero.
  case nothing
  /// A call that moves nothing of its own, whatever value stands in it.
  case inner
  /// A contract was made under an address that the file does not name.
  case nameless
  /// A token that is not counted in units.
  case collectible
  /// A heading.
  case heading

  /// For people: what `count` such records were; nil where nobody needs to know.
  func text(_ count: Int) -> String? {
    reason.map { "\(count == 1 ? "1 record" : "\(count) records") left out: \($0)" }
  }

  private var reason: String? {
    switch self {
    case .failed: "the transaction failed, and moved nothing"
    case .nothing: "an amount of zero"
    case .inner: "delegated, static and code calls move nothing of their own"
    case .nameless: "paid into a new contract whose address the file does not name"
    case .collectible: "the token has no decimals (a collectible)"
    case .heading: nil
    }
  }
}
