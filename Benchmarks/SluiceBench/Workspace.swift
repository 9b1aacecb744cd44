import Foundation

/// The folder that a run writes its files to.
struct Workspace {
  let folder: URL
  /// Whether the files stay when the run is over.
  private let isKept: Bool

  /// A new folder for temporary files, or the one that is named, which stays.
  init(keeping folder: String?) throws {
    isKept = folder != nil
    self.folder =
      folder.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("sluice-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func remove() {
    guard !isKept else { return }
    try? FileManager.default.removeItem(at: folder)
  }
}
