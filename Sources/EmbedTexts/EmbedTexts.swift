import Foundation
import PackagePlugin

/// Embeds every signature and label file of a target's folder in the target.
///
/// Resources embedded as code would be arrays of numbers, which take the compiler a minute for 300 KB.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = target.directoryURL
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".sluice") || $0.hasSuffix(".csv") }.sorted().map {
      root.appending(path: $0)
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) texts of \(target.name)",
        executable: try context.tool(named: "TextEmbedder").url,
        arguments: [output.path, root.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
