/// A table of text: the first column to the left, the others to the right, readable as Markdown.
public struct TextTable {
  private var rows: [[String]]

  public init(_ header: [String]) { rows = [header] }

  public mutating func add(_ row: [String]) { rows.append(row) }

  public var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { Self.line($0, widths) }
    lines.insert(Self.line(widths.enumerated().map { Self.rule($1, isFirst: $0 == 0) }, widths), at: 1)
    return lines.joined(separator: "\n")
  }

  private static func rule(_ width: Int, isFirst: Bool) -> String {
    String(repeating: "-", count: isFirst ? width : max(1, width - 1)) + (isFirst ? "" : ":")
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.enumerated().map { column, cell in
      let space = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + space : space + cell
    }
    return "| " + padded.joined(separator: " | ") + " |"
  }
}
