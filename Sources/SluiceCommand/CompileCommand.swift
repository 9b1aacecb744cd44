import ArgumentParser
import Foundation
import Sluice

struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile signatures into one file that scans take.",
    discussion: """
      The file holds every plan and campaign, a version and a hash. `sluice scan` takes it in place of the
      sources, and refuses one of another version or a damaged one.

      Example: sluice compile Signatures -o lazarus.sluicec && sluice scan lazarus.sluicec transfers.arrow

      Exit codes: 0 written, 2 bad usage or signature.
      """)

  @Argument(help: "Signature files, or folders that hold some.")
  var paths: [String] = []

  @Flag(help: "Compile the signatures that travel with sluice.")
  var bundled = false

  @Option(name: [.short, .customLong("output")], help: "The file to write, ending in .sluicec.")
  var output: String

  func validate() throws {
    guard SignatureLibrary.isCompiled(output) else {
      throw ValidationError("compiled signatures have names that end in `.\(CompiledSignatures.pathExtension)`")
    }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      try Output(path: output).check(against: paths)
      let library = try SignatureLibrary(paths: paths, bundled: bundled)
      Terminal.show(library.diagnostics)
      if library.hasErrors {
        throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all")
      }
      let bytes = try CompiledSignatures(plans: library.plans, campaigns: library.campaigns).bytes()
      try Output(path: output).write(Data(bytes))
      Terminal.error("\(library.plans.count) signatures and \(library.campaigns.count) campaigns in `\(output)`")
    }
  }
}
