import Kernels
import SignaturePlan

/// Label sets as codes of nodes.
public struct ScanLabels: Sendable {
  /// Members of every set that some plan names.
  public var members: [SetReference: [Int32]]
  /// Nodes that no flow continues out of.
  public var services: [Int32]

  public init(members: [SetReference: [Int32]] = [:], services: [Int32] = []) {
    self.members = members
    self.services = services
  }
}

/// The same as bits over node codes, for quick membership.
struct NodeSets: Sendable {
  private let members: [SetReference: Bitmap]
  private let services: Bitmap

  init(_ labels: ScanLabels) {
    members = labels.members.mapValues(Bitmap.init(codes:))
    services = Bitmap(codes: labels.services)
  }

  /// Members of a set; empty for one that was not given.
  func members(of set: SetReference) -> Bitmap { members[set] ?? Bitmap(count: 0) }

  func isService(_ node: Int32) -> Bool { services.contains(node) }
}

extension Bitmap {
  /// Bits over codes, just long enough for the largest of them.
  init(codes: [Int32]) {
    self.init(count: Int(codes.max() ?? -1) + 1)
    for code in codes { self[Int(code)] = true }
  }

  /// Whether a code is in the set; codes past the end are not.
  func contains(_ code: Int32) -> Bool { Int(code) < count && self[Int(code)] }
}
