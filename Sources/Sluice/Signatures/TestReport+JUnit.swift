extension TestReport {
  /// The outcomes as JUnit XML, which build servers show: a suite for each signature, in order.
  ///
  /// Without times, so that the same signatures give the same bytes.
  public var junit: String {
    let suites = suites.map(suite).joined()
    let counts = "tests=\"\(outcomes.count)\" failures=\"\(failed)\" errors=\"0\""
    return
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sluice\" \(counts)>\n\(suites)</testsuites>\n"
  }

  /// Neighbours of one signature.
  private var suites: [[TestOutcome]] {
    var suites: [[TestOutcome]] = []
    for outcome in outcomes {
      if let last = suites.last?.last, last.signature == outcome.signature, last.path == outcome.path {
        suites[suites.count - 1].append(outcome)
      } else {
        suites.append([outcome])
      }
    }
    return suites
  }

  private func suite(_ outcomes: [TestOutcome]) -> String {
    guard let first = outcomes.first else { return "" }
    let failed = outcomes.count { !$0.passed }
    let name = XMLText.attribute("name", first.signature) + XMLText.attribute("file", first.path)
    return "  <testsuite\(name) tests=\"\(outcomes.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"0\">\n"
      + outcomes.map(testCase).joined() + "  </testsuite>\n"
  }

  private func testCase(_ outcome: TestOutcome) -> String {
    let start =
      "    <testcase" + XMLText.attribute("classname", outcome.signature) + XMLText.attribute("name", outcome.test)
      + XMLText.attribute("file", outcome.path) + " line=\"\(outcome.line)\""
    if outcome.passed { return start + "/>\n" }
    let failures = outcome.failures.map { failure in
      "      <failure type=\"expectation\"\(XMLText.attribute("message", failure.description))>"
        + XMLText.escaped(details(of: failure, outcome.path)) + "</failure>\n"
    }
    return start + ">\n" + failures.joined() + "    </testcase>\n"
  }
}

/// Text as XML 1.0 holds it.
enum XMLText {
  /// ` name="value"`, with the blank before it.
  static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;"))\""
  }

  /// Characters that XML cannot hold, not even escaped, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
