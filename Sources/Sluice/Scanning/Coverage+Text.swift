import Columnar
import Matcher
import Reports

extension Coverage {
  /// What was covered and what was not, line by line.
  public var summary: [String] {
    guard let firstTime, let lastTime else { return ["no transfers"] + notes.map { "note: \($0)" } }
    var lines = [
      "covered: \(HumanText.count(rows)) transfers from \(Timestamp.format(firstTime)) to \(Timestamp.format(lastTime))"
    ]
    if let gap = longestGap, gap.duration > 86_400 {
      lines.append("note: no transfers for \(HumanText.duration(gap.duration)) after \(Timestamp.format(gap.start))")
    }
    return lines + losses.map { "cut short: \($0)" } + notes.map { "note: \($0)" }
  }

  /// What limits kept from view, a line each.
  var losses: [String] {
    abandoned.sorted { $0.key < $1.key }.map {
      "`\($0.key)` gave up \(HumanText.count($0.value)) transfers as origins; too many paths lead on from them"
    } + shortfalls.sorted { $0.key < $1.key }.map { "`\($0.key)` by the limit on memory: \($0.value.text)" }
  }

  func write(to json: inout JSONText) {
    json.object { json in
      json.key("transfers")
      json.value(rows)
      json.key("first_time")
      json.value(firstTime.map(Timestamp.format))
      json.key("last_time")
      json.value(lastTime.map(Timestamp.format))
      json.key("unpriced")
      json.value(unpriced)
      json.key("longest_gap")
      if let gap = longestGap { Self.write(gap, to: &json) } else { json.null() }
      json.key("abandoned")
      json.object { json in
        for (signature, count) in abandoned.sorted(by: { $0.key < $1.key }) {
          json.key(signature)
          json.value(count)
        }
      }
      json.key("cut_by_memory")
      json.object { json in
        for (signature, shortfall) in shortfalls.sorted(by: { $0.key < $1.key }) {
          json.key(signature)
          json.object { json in
            json.key("origins")
            json.value(shortfall.origins)
            json.key("least_seconds_ahead")
            json.value(shortfall.ahead.map(Int.init))
            json.key("cells_in_parts")
            json.value(shortfall.cells)
            json.key("least_seconds_behind")
            json.value(shortfall.behind.map(Int.init))
          }
        }
      }
      json.key("notes")
      json.array(notes) { json, note in json.value(note) }
    }
  }

  private static func write(_ gap: Gap, to json: inout JSONText) {
    json.object { json in
      json.key("after")
      json.value(Timestamp.format(gap.start))
      json.key("seconds")
      json.value(Int(gap.duration))
    }
  }
}

extension Shortfall {
  /// What was kept from view, in a line.
  var text: String {
    var parts: [String] = []
    if let ahead {
      parts.append(
        "\(HumanText.count(origins)) transfers were tried as origins before all that may follow them had come, "
          + "the least fortunate with \(HumanText.duration(ahead)) behind it")
    }
    if let behind { parts.append("some with only \(HumanText.duration(behind)) of what came before") }
    if cells > 0 { parts.append("matches may overlap more than elsewhere in \(cells) cells") }
    return parts.joined(separator: "; ")
  }
}

extension ScanResult {
  /// Matches and coverage as one JSON object.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.key("matches")
      json.array(matches) { json, match in match.write(to: &json) }
      if !nearMisses.matches.isEmpty {
        json.key("near_misses")
        json.array(nearMisses.matches) { json, match in match.write(to: &json) }
      }
      json.key("coverage")
      coverage.write(to: &json)
    }
    return json.string
  }
}
