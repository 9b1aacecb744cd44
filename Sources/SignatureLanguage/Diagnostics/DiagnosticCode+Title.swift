extension DiagnosticCode {
  /// What the code is about, in a few words that name no user's text.
  public var title: String {
    switch family {
    case "1": shapeTitle
    case "2": valueTitle
    case "3": nameTitle
    case "4": flowTitle
    default: otherTitle
    }
  }

  private var family: Substring { rawValue.dropFirst(2).prefix(1) }

  private var shapeTitle: String {
    switch self {
    case .unexpectedCharacter: "unexpected character"
    case .unterminatedText: "text without its closing quote"
    case .invalidEscape: "unknown escape in a text"
    case .invalidUTF8: "bytes that are no UTF-8"
    case .expected: "something else was expected"
    case .unclosedBlock: "block without its closing brace"
    case .strayBrace: "closing brace too many"
    case .nestedTooDeeply: "nested too deeply"
    case .sourceTooLarge: "file too large"
    case .unknownKeyword: "unknown keyword"
    case .controlCharacter: "control character in a text"
    case .misplacedPart: "part that does not belong here"
    case .repeatedPart: "part that is given twice"
    case .detachedPercent: "percent sign apart from its number"
    default: "too many diagnostics"
    }
  }

  private var valueTitle: String {
    switch self {
    case .malformedNumber: "malformed number"
    case .unknownUnit: "unknown unit"
    case .numberOutOfRange: "number out of range"
    case .invalidDate: "no such date"
    case .wrongDimension: "value of the wrong kind"
    case .rangeUpsideDown: "range that is upside down"
    case .mixedAssets: "two assets in one range"
    case .noUpperBound: "range without an upper bound"
    case .countBelowOne: "range that starts below 1"
    case .invalidPoints: "points out of range"
    case .invalidQuota: "share of branches out of range"
    case .noResult: "arithmetic without a result"
    case .constantComparison: "comparison that is decided already"
    default: "duration of nothing"
    }
  }

  private var nameTitle: String {
    switch self {
    case .unknownAttribute: "unknown attribute"
    case .unknownFunction: "unknown number of a step"
    case .unknownStep: "unknown step"
    case .unknownSet: "unknown label set"
    case .missingSetArgument: "label set without its argument"
    case .duplicateSignature: "two signatures of one name"
    case .duplicateStep: "two steps of one name"
    case .duplicateTest: "two tests of one name"
    case .wrongArguments: "arguments that do not fit"
    case .unknownZone: "unknown time zone"
    case .stepOutOfReach: "step out of reach"
    case .noOneHead: "step that is no one address"
    case .duplicateSet: "two label sets of one name"
    default: "unknown severity"
    }
  }

  private var otherTitle: String {
    switch self {
    case .reportAboveMaximum: "threshold that no match can reach"
    case .undefinedNumber: "number that this step does not have"
    case .scaleWithoutExtent: "scale without extent"
    case .onlyInClause: "attribute of a transfer in a score"
    case .noTimeBefore: "relative time without a line before"
    case .tooManyTransfers: "too many transfers in a test"
    case .unequalFans: "fan that does not fit"
    case .noExpectation: "test without expectation"
    case .contradictoryExpectations: "expectations that exclude each other"
    case .noAsset: "amount without an asset"
    case .ledgerOutside: "ledger outside of the signature's folder"
    case .unrestrictedStart: "every transfer is a candidate"
    case .scoreOverHundred: "score over 100"
    case .constantFraction: "fraction that is always 100%"
    case .noSignature: "no signature in a file"
    case .looseCross: "cross that nothing ties together"
    case .unknownMember: "campaign over a signature that is not here"
    case .memberWithoutStep: "campaign by a step that a signature lacks"
    case .endsInDust: "flow that ends in dust"
    case .unusedAllowance: "allowance that silences nothing"
    case .unknownAllowance: "allowance of something that is no warning"
    case .unknownDirective: "comment to the checker that is not understood"
    case .missingTitle: "signature without a title"
    case .missingSource: "signature without a source"
    case .missingMatchTest: "signature without a test that matches"
    default: "signature without a test that does not match"
    }
  }
}
