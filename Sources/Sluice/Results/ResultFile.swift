import Archive
import Foundation

/// Where results go piece by piece: standard output, or a file that appears under its name when it is whole.
public final class ResultFile {
  private enum Target {
    case handle(FileHandle)
    case file(OutputFile)
  }

  private let name: String
  private let target: Target

  /// - Parameter path: of a file; a device or a pipe is written to as it is; nil for standard output.
  public init(path: String?) throws(SluiceError) {
    guard let path else {
      name = "standard output"
      target = .handle(.standardOutput)
      return
    }
    name = "`\(path)`"
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    if OutputTarget.isSpecial(url.path) {
      do { target = .handle(try FileHandle(forWritingTo: url)) } catch {
        throw SluiceError(.usage, "`\(path)`: cannot be written: \(error.localizedDescription)")
      }
    } else {
      do { target = .file(try OutputFile(path: url.path)) } catch { throw SluiceError(error) }
    }
  }

  public func write(_ bytes: [UInt8]) throws(SluiceError) {
    switch target {
    case .handle(let handle):
      do { try handle.write(contentsOf: Data(bytes)) } catch {
        throw SluiceError(.usage, "\(name): cannot be written: \(error.localizedDescription)")
      }
    case .file(let file):
      do { try file.write(bytes) } catch { throw SluiceError(error) }
    }
  }

  /// Gives the file its name.
  public func finish() throws(SluiceError) {
    guard case .file(let file) = target else { return }
    do { try file.publish() } catch { throw SluiceError(error) }
  }
}
