import Foundation

/// Writes texts into a Swift file, as literals that compile at once whatever their size.
///
/// usage: TextEmbedder OUTPUT ROOT FILE…
///
/// The output declares `embeddedTexts`: the files by their path under the root, in ascending order. Part of the build,
/// through the plugin `EmbedTexts`; nothing else uses it.
@main
enum TextEmbedder {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { fail("usage: TextEmbedder OUTPUT ROOT FILE…") }
    let root = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
    var source = "let embeddedTexts: [(path: String, text: StaticString)] = [\n"
    for file in arguments[2...].sorted() {
      guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
        fail("`\(file)`: cannot be read, or is not UTF-8")
      }
      guard file.hasPrefix(root), text.hasSuffix("\n"), !text.contains("\r") else {
        fail("`\(file)`: lies outside of `\(root)`, has no newline at its end, or has carriage returns")
      }
      source += "  (\(literal(String(file.dropFirst(root.count)))), \(literal(text))),\n"
    }
    do { try Data((source + "]\n").utf8).write(to: URL(fileURLWithPath: arguments[0]), options: .atomic) } catch {
      fail("`\(arguments[0])`: cannot be written: \(error.localizedDescription)")
    }
  }

  /// A literal of several lines with more number signs than any run in the text, so that nothing in it has a meaning.
  private static func literal(_ text: String) -> String {
    let longest = text.split { $0 != "#" }.map(\.count).max() ?? 0
    let signs = String(repeating: "#", count: longest + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }

  private static func fail(_ message: String) -> Never {
    try? FileHandle.standardError.write(contentsOf: Data("error: \(message)\n".utf8))
    exit(1)
  }
}
