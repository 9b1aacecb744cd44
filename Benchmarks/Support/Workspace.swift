import Foundation

/// The folder that a run writes its files to.
public struct Workspace {
  public let folder: URL
  /// Whether the files stay when the run is over.
  private let isKept: Bool

  /// A new folder for temporary files, or the one that is named, which stays.
  public init(_ name: String, keeping folder: String?) throws {
    isKept = folder != nil
    self.folder =
      folder.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
  }

  public func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  public func remove() {
    guard !isKept else { return }
    try? FileManager.default.removeItem(at: folder)
  }
}
