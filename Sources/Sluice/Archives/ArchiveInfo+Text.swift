import Columnar
import Reports

extension ArchiveInfo {
  /// For people: a heading, facts, columns; ends with a newline.
  public var text: String {
    let times = firstTime.flatMap { first in
      lastTime.map { "\(Timestamp.format(first)) to \(Timestamp.format($0))" }
    }
    let facts = [
      "transfers  \(HumanText.count(rows)) in \(HumanText.count(batches)) batches, \(HumanText.count(bytes)) bytes",
      "time       \(times ?? "no transfers")", "addresses  \(HumanText.count(addresses))",
      "chains     \(Self.list(chains))", "assets     \(Self.list(assets))", "hash       \(hash)",
    ]
    let width = columns.map { TerminalText.width(TerminalText.escaped($0.name)) }.max() ?? 0
    let columns = columns.map { column in
      let name = TerminalText.padded(TerminalText.escaped(column.name), to: width)
      return "  \(name)  \(TerminalText.escaped(column.type))\(column.isUsed ? "" : "  (not read)")"
    }
    let lines = [TerminalText.escaped(path)] + facts + ["columns"] + columns + notes.map { "note: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One JSON object on one line.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.key("path")
      json.value(path)
      for (key, number) in [("bytes", bytes), ("rows", rows), ("batches", batches), ("addresses", addresses)] {
        json.key(key)
        json.value(number)
      }
      for (key, time) in [("first_time", firstTime), ("last_time", lastTime)] {
        json.key(key)
        json.value(time.map(Timestamp.format))
      }
      for (key, texts) in [("chains", chains), ("assets", assets), ("notes", notes)] {
        json.key(key)
        json.array(texts) { json, text in json.value(text) }
      }
      json.key("hash")
      json.value(hash)
      json.key("columns")
      json.array(columns, Self.write)
    }
    return json.string
  }

  private static func write(to json: inout JSONText, _ column: Column) {
    json.object { json in
      json.key("name")
      json.value(column.name)
      json.key("type")
      json.value(column.type)
      json.key("used")
      json.value(column.isUsed)
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(TerminalText.escaped).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
