/// Which outputs of a transaction went back to its sender, as far as that can be guessed.
///
/// `self`: the address is one of the inputs', which is as good as certain. Otherwise, of a transaction with two
/// outputs, the one that exactly one of these rules points at, and no other rule at the other, is `likely`:
/// - its kind of script is that of all inputs, and the other's is not;
/// - it is smaller than every one of several inputs: had it been the payment, an input would have been in excess;
/// - the other is round, with at least four zeros more at its end: people pay round sums.
enum BitcoinChange {
  private static let own = Array("self".utf8)[...]
  private static let likely = Array("likely".utf8)[...]

  /// A mark for each output; empty for those that are taken for payments.
  static func marks(_ transaction: BitcoinTransaction) -> [ArraySlice<UInt8>] {
    var marks = [ArraySlice<UInt8>](repeating: [], count: transaction.outputs.count)
    if transaction.isCoinbase || transaction.inputs.isEmpty { return marks }
    let senders = Set(transaction.inputs.compactMap(\.address))
    for (place, output) in transaction.outputs.enumerated() {
      if let address = output.address, senders.contains(address) { marks[place] = own }
    }
    guard marks.allSatisfy(\.isEmpty), transaction.outputs.count == 2 else { return marks }
    let votes = Set([byKind(transaction), bySize(transaction), byRoundness(transaction)].compactMap { $0 })
    if votes.count == 1, let place = votes.first { marks[place] = likely }
    return marks
  }

  /// The only output of the inputs' kind of script.
  private static func byKind(_ transaction: BitcoinTransaction) -> Int? {
    let kinds = Set(transaction.inputs.map(\.kind))
    guard kinds.count == 1, let kind = kinds.first, !kind.isEmpty else { return nil }
    return only(transaction.outputs.map { $0.kind == kind })
  }

  /// The only output that is smaller than every input.
  private static func bySize(_ transaction: BitcoinTransaction) -> Int? {
    let values = transaction.inputs.compactMap(\.value)
    guard values.count == transaction.inputs.count, values.count > 1, let least = values.min(by: <) else { return nil }
    return only(transaction.outputs.map { output in output.value.map { $0 < least } ?? false })
  }

  /// The output beside the only one that is round.
  private static func byRoundness(_ transaction: BitcoinTransaction) -> Int? {
    let zeros = transaction.outputs.map { output in
      output.value?.digits.reversed().prefix { $0 == 0x30 }.count ?? 0
    }
    if zeros[0] >= zeros[1] + 4 { return 1 }
    return zeros[1] >= zeros[0] + 4 ? 0 : nil
  }

  private static func only(_ isCandidate: [Bool]) -> Int? {
    guard isCandidate.count(where: { $0 }) == 1 else { return nil }
    return isCandidate.firstIndex(of: true)
  }
}
