import Columnar
import SignaturePlan

extension Match {
  /// The match as one JSON object on one line, without the line's end.
  ///
  /// Names and order of the members never change; times are ISO 8601 in UTC, what is not known is null. Only a near
  /// miss has the member `misses`.
  public var json: String {
    var json = JSONText()
    write(to: &json)
    return json.string
  }

  /// Writes the match as one value, as above.
  public func write(to json: inout JSONText) {
    json.object { json in
      writeFindings(to: &json)
      writePlace(to: &json)
      json.key("addresses")
      json.array(addresses) { $1.write(to: &$0) }
      json.key("evidence")
      json.array(evidence) { $1.write(to: &$0) }
      writeLimits(to: &json)
      if !misses.isEmpty {
        json.key("misses")
        json.array(misses) { $1.write(to: &$0) }
      }
      json.key("provenance")
      provenance.write(to: &json)
    }
  }

  private func writeFindings(to json: inout JSONText) {
    json.key("id")
    json.value(id)
    json.key("signature")
    json.value(signature)
    json.key("severity")
    json.value(severity.rawValue)
    json.key("score")
    json.value(score.value)
    json.key("title")
    json.value(title)
    json.key("reasons")
    json.array(reasons) { $1.write(to: &$0) }
  }

  private func writePlace(to json: inout JSONText) {
    json.key("origin")
    origin.write(to: &json)
    json.key("first_time")
    json.value(Timestamp.format(firstTime))
    json.key("last_time")
    json.value(Timestamp.format(lastTime))
    json.key("chains")
    json.array(chains) { $0.value($1) }
    json.key("value")
    value.write(to: &json)
  }

  private func writeLimits(to json: inout JSONText) {
    json.key("alternatives")
    json.value(alternatives)
    json.key("open")
    json.value(open)
    json.key("incomplete")
    json.array(incomplete) { $0.value($1) }
  }
}

extension Reason {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("points")
      json.value(points.value)
      json.key("text")
      json.value(text)
      json.key("steps")
      json.array(steps) { $0.value($1) }
    }
  }
}

extension MissedLimit {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("step")
      json.value(step)
      json.key("quantity")
      json.value(quantity)
      json.key("value")
      json.value(value)
      json.key("limit")
      json.value(limit)
      json.key("distance")
      json.value(distance)
      json.key("transfers")
      json.value(transfers)
      json.key("text")
      json.value(text)
    }
  }
}

extension Origin {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("address")
      json.value(address)
      json.key("time")
      json.value(Timestamp.format(time))
      json.key("tx")
      json.value(tx)
    }
  }
}

extension Value {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("asset")
      json.value(asset)
      json.key("amount")
      json.value(amount)
      json.key("usd")
      json.value(usd)
    }
  }
}
