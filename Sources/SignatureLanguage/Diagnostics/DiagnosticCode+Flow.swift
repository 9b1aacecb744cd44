extension DiagnosticCode {
  /// Titles of what can be wrong with a flow.
  var flowTitle: String {
    switch self {
    case .missingFlow: "signature without a flow"
    case .missingScore: "signature without a score"
    case .missingReport: "signature without a threshold"
    case .emptyBlock: "empty block"
    case .eachFirst: "flow that starts with `each`"
    case .stepAfterGroup: "step after a group"
    case .eachOfNoGroup: "something that is no group"
    case .noHead: "attribute that needs a step before"
    case .noGroup: "number of a group where there is none"
    case .notInGroup: "attribute that a group does not have"
    case .onlyInSplit: "`equal` outside a split"
    case .relayOfSender: "relay asked of the sender"
    case .mixedCondition: "condition that mixes kinds"
    case .endOfChain: "receiver set on a chain"
    case .horizonNotPositive: "horizon of nothing"
    case .horizonTooLong: "horizon over ten years"
    case .longerThanHorizon: "longer than the horizon"
    case .cannotHold: "condition that cannot hold"
    case .onlyInScore: "part of a score in a flow"
    case .groupOutOfReach: "group out of reach"
    case .oneHead: "one head where a group is needed"
    case .noGapBound: "window that nothing bounds"
    case .notOfRow: "choice of transfers by more than a row"
    case .onlyInStep: "word of another kind of step"
    case .cannotStart: "step that cannot be the first"
    case .groupNotLast: "group before the end of a block"
    case .roundLeavesGroup: "round that leaves a group"
    case .keyNotFirst: "split by labels after the first step"
    case .gatherOfNothing: "gather without a group"
    default: "step out of a service"
    }
  }
}
