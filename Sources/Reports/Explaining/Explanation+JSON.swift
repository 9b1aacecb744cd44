import SignaturePlan

extension ExplanationList {
  /// One JSON object on one line; names and order of the members never change, what is not known is null.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.key("transfers")
      json.value(transfers.map(Double.init))
      json.key("notes")
      json.array(notes) { $0.value($1) }
      json.key("signatures")
      json.array(explanations) { json, explanation in explanation.write(to: &json, transfers: transfers) }
    }
    return json.string
  }
}

extension Explanation {
  func write(to json: inout JSONText, transfers: Int?) {
    let words = ConditionText(plan)
    json.object { json in
      json.member("name", plan.name)
      json.member("title", plan.meta.title)
      json.member("severity", plan.meta.severity.rawValue)
      json.member("horizon", Int(plan.horizon))
      json.member("look_back", Int(plan.lookBack))
      json.member("look_ahead", Int(plan.lookAhead))
      json.member("most_transfers", bounds.transfers)
      json.key("flow")
      var place = 0
      write(plan.steps, &place, to: &json, words, transfers)
      writeScore(to: &json, words)
      writeCost(to: &json, transfers)
    }
  }

  private func write(
    _ block: [Step], _ place: inout Int, to json: inout JSONText, _ words: ConditionText, _ transfers: Int?
  ) {
    var next = place
    json.array(block) { json, step in write(step, &next, to: &json, words, transfers) }
    place = next
  }

  private func write(
    _ step: Step, _ place: inout Int, to json: inout JSONText, _ words: ConditionText, _ transfers: Int?
  ) {
    let number = place
    var next = place + 1
    json.object { json in
      json.member("step", step.name)
      json.member("kind", StepText.keyword(step.kind))
      json.member("text", StepText.heading(step))
      json.member("leaves_group", step.leavesGroup)
      json.key("conditions")
      json.array(Array(zip(clauses[number], StepText.roles(step.kind)))) { json, clause in
        clause.0.write(to: &json, role: clause.1, words.of(role: clause.1), transfers)
      }
      json.member("finished", StepText.tests(step, words))
      bounds.steps[number].write(to: &json)
      json.member("candidates", candidates(number))
      json.key("blocks")
      json.array(step.blocks) { json, block in write(block, &next, to: &json, words, transfers) }
    }
    place = next
  }

  private func writeScore(to json: inout JSONText, _ words: ConditionText) {
    json.key("score")
    json.object { json in
      json.key("parts")
      json.array(plan.score) { json, part in
        json.object { json in
          json.key("points")
          json.value(part.points.value)
          json.member("text", part.text)
          json.member("rule", part.ruleText(words))
        }
      }
      json.key("most")
      json.value(mostPoints.value)
      json.key("report_at")
      json.value(plan.reportAt.value)
    }
  }

  private func writeCost(to json: inout JSONText, _ transfers: Int?) {
    json.key("cost")
    json.object { json in
      json.member("keeps_every_transfer", !cost.wholeLedger.isEmpty)
      json.member("because", cost.wholeLedger)
      json.member("bytes_per_transfer", cost.rowBytes)
      json.member("bytes_per_address", cost.nodeBytes)
      json.member("origin_limit", cost.originLimit)
      json.member("cell_limit", cost.cellLimit)
      json.member("cell_limit_per_transfer", cost.cellTransferLimit)
      json.member("kept", kept)
      json.member("kept_share", share: kept, of: transfers)
    }
  }
}

extension Explanation.Clause {
  fileprivate func write(to json: inout JSONText, role: String, _ words: ConditionText, _ transfers: Int?) {
    json.object { json in
      json.member("role", role)
      json.member("kernels", kernels.map(words.text))
      json.member("near", near.map(words.text))
      json.member("wide", wide.map(words.text))
      json.member("passing", passing)
      json.member("passing_share", share: passing, of: transfers)
    }
  }
}

extension StepBounds {
  fileprivate func write(to json: inout JSONText) {
    json.member("most_transfers", transfers)
    json.member("longest_wait", wait.map(Int.init))
    json.member("longest_pace", pace.map(Int.init))
    json.key("least_left")
    json.array(remains) { json, remainder in
      json.object { json in
        json.member("hops", remainder.hops)
        json.key("share")
        json.value(remainder.share)
        json.member("of", remainder.fromStart ? "start" : "arrived")
        json.key("usd")
        json.value(remainder.usd)
        json.key("amount")
        json.value(remainder.amount)
      }
    }
  }
}

extension JSONText {
  fileprivate mutating func member(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  fileprivate mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  fileprivate mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array(texts) { $0.value($1) }
  }

  fileprivate mutating func member(_ name: String, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// A count over another; null where either is not known or there is nothing to divide.
  fileprivate mutating func member(_ name: String, share count: Int?, of all: Int?) {
    key(name)
    if let count, let all, all > 0 { value(Double(count) / Double(all)) } else { null() }
  }
}
