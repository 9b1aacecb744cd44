import Matcher
import Reports
import SignaturePlan

extension WholeLedgerCause {
  /// As the end of "every transfer is kept because …".
  func text(in plan: Plan) -> String {
    switch self {
    case .relays: "relays are told by all that reaches and leaves an address"
    case .lookalikes: "lookalikes are told by whom an address dealt with before"
    case .attribute(let attribute): "`\(ExplanationWords.text(attribute))` counts transfers around the one asked about"
    case .startsAtSender(let step): "`\(step)` starts at the sender of a transfer"
    case .looksAround(let step):
      "`\(step)` (\(ExplanationWords.keyword(of: step, in: plan))) takes or asks for transfers that do not leave the "
        + "head"
    }
  }
}
