import ArgumentParser
import Foundation
import Sluice

struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: diagnostics, completion and more for .sluice files.",
    discussion: """
      Speaks the Language Server Protocol 3.17 on standard input and output; an editor starts it. README shows the
      settings for Neovim and VS Code.

      Example, for Neovim: vim.lsp.start({ name = "sluice", cmd = { "sluice", "lsp" } })

      Exit codes: 0 after `shutdown` and `exit`, 1 if the client went away without.
      """)

  // What editors add by habit.
  @Flag(help: "Use standard input and output, which is done anyway.")
  var stdio = false

  func run() throws {
    // An editor that has died must not kill the server while it writes.
    signal(SIGPIPE, SIG_IGN)
    let code = LanguageService.run()
    if code != 0 { throw ExitCode(code) }
  }
}
