/// What a diagnostic is about. A code is never given to anything else, even after its diagnostic is gone.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  // Characters and shape.
  case unexpectedCharacter = "E0101"
  case unterminatedText = "E0102"
  case invalidEscape = "E0103"
  case invalidUTF8 = "E0104"
  case expected = "E0105"
  case unclosedBlock = "E0106"
  case strayBrace = "E0107"
  case nestedTooDeeply = "E0108"
  case sourceTooLarge = "E0109"
  case unknownKeyword = "E0110"
  case controlCharacter = "E0111"
  case misplacedPart = "E0112"
  case repeatedPart = "E0113"
  case detachedPercent = "E0114"
  case tooManyDiagnostics = "E0199"

  // Values.
  case malformedNumber = "E0201"
  case unknownUnit = "E0202"
  case numberOutOfRange = "E0203"
  case invalidDate = "E0204"
  case wrongDimension = "E0205"
  case rangeUpsideDown = "E0206"
  case mixedAssets = "E0207"
  case noUpperBound = "E0208"
  case countBelowOne = "E0209"
  case invalidPoints = "E0210"
  case invalidQuota = "E0211"
  case noDuration = "E0212"
  case noResult = "E0213"
  case constantComparison = "E0214"

  // Names.
  case unknownAttribute = "E0301"
  case unknownFunction = "E0302"
  case unknownStep = "E0303"
  case unknownSet = "E0304"
  case missingSetArgument = "E0305"
  case duplicateSignature = "E0306"
  case duplicateStep = "E0307"
  case duplicateTest = "E0308"
  case unknownSeverity = "E0309"
  case wrongArguments = "E0310"
  case unknownZone = "E0311"
  case stepOutOfReach = "E0320"
  case noOneHead = "E0321"
  case duplicateSet = "E0322"

  // The flow.
  case missingFlow = "E0401"
  case missingScore = "E0402"
  case missingReport = "E0403"
  case emptyBlock = "E0404"
  case eachFirst = "E0405"
  case stepAfterGroup = "E0406"
  case eachOfNoGroup = "E0407"
  case noHead = "E0408"
  case noGroup = "E0409"
  case notInGroup = "E0410"
  case onlyInSplit = "E0411"
  case relayOfSender = "E0412"
  case mixedCondition = "E0413"
  case endOfChain = "E0414"
  case horizonNotPositive = "E0415"
  case horizonTooLong = "E0416"
  case longerThanHorizon = "E0417"
  case cannotHold = "E0418"
  case onlyInScore = "E0419"
  case groupOutOfReach = "E0420"
  case outOfService = "E0421"
  case cannotStart = "E0430"
  case groupNotLast = "E0431"
  case roundLeavesGroup = "E0432"
  case keyNotFirst = "E0433"
  case gatherOfNothing = "E0434"
  case oneHead = "E0442"
  case noGapBound = "E0443"
  case notOfRow = "E0444"
  case onlyInStep = "E0445"
  case missingMembers = "E0450"
  case missingLeast = "E0451"
  case unknownKey = "E0452"

  // The score.
  case reportAboveMaximum = "E0501"
  case undefinedNumber = "E0502"
  case scaleWithoutExtent = "E0503"
  case onlyInClause = "E0504"

  // Tests.
  case noTimeBefore = "E0601"
  case tooManyTransfers = "E0602"
  case unequalFans = "E0603"
  case noExpectation = "E0604"
  case contradictoryExpectations = "E0605"
  case noAsset = "E0606"
  case ledgerOutside = "E0607"

  // E0701 said that something was not supported yet; it is not given again.

  // Warnings.
  case unrestrictedStart = "W0801"
  case scoreOverHundred = "W0802"
  case constantFraction = "W0803"
  case noSignature = "W0804"
  case looseCross = "W0810"
  case unknownMember = "W0811"
  case memberWithoutStep = "W0812"
  case endsInDust = "W0813"

  // Comments that speak to the checker.
  case unusedAllowance = "W0821"
  case unknownAllowance = "W0822"
  case unknownDirective = "W0823"

  // What only a strict check asks for.
  case missingTitle = "E0901"
  case missingSource = "E0902"
  case missingMatchTest = "E0903"
  case missingNoMatchTest = "E0904"

  /// As it is for a run that does not turn warnings into errors.
  public var severity: Diagnostic.Severity { rawValue.hasPrefix("W") ? .warning : .error }
}
