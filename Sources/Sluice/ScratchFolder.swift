import Foundation

/// Where a verb puts files that it makes.
struct ScratchFolder {
  private let url: URL
  private let isTemporary: Bool

  /// - Parameter path: a folder, made if it is not there; nil for one that is removed at the end.
  init(_ path: String? = nil) throws(SluiceError) {
    isTemporary = path == nil
    url =
      path.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch { throw SluiceError(.usage, "`\(url.path)`: cannot be made: \(error.localizedDescription)") }
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws(SluiceError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)), options: .atomic)
    } catch { throw SluiceError(.usage, "`\(path(name))`: cannot be written: \(error.localizedDescription)") }
  }

  func remove() {
    // A temporary folder that stays behind does no harm, and there is nobody to tell.
    if isTemporary { try? FileManager.default.removeItem(at: url) }
  }
}
