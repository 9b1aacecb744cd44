import ArgumentParser
import Foundation
import Sluice

/// What the process knows of the terminal it writes to.
enum Terminal {
  /// Whether standard output is shown to a person who has not asked for plain text.
  static var isColored: Bool { isatty(STDOUT_FILENO) == 1 && wantsColor }

  /// The same for standard error.
  static var isErrorColored: Bool { isatty(STDERR_FILENO) == 1 && wantsColor }

  /// Whether standard error is a terminal, so that progress can be shown there.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  private static var wantsColor: Bool {
    (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Columns of the terminal; 120 where it is a file or a pipe.
  static var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 20 {
      return columns
    }
    var size = winsize()
    // INVARIANT: TIOCGWINSZ writes one winsize.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 120 }
    return Int(size.ws_col)
  }

  /// Refuses to show bytes to a person who would see noise and beeps.
  static func refuse(binary: Bool) throws {
    guard binary, isatty(STDOUT_FILENO) == 1 else { return }
    throw ValidationError("this format is no text; name a file with `--output`, or send it to another program")
  }

  /// Writes a line to standard error.
  static func error(_ line: String) { write(line + "\n") }

  /// Writes diagnostics to standard error.
  static func show(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { error(diagnostic.text(colored: isErrorColored)) }
  }

  /// Writes to standard error; where that is closed or full, there is nobody to tell.
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
