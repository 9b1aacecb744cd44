import Columnar
import SignaturePlan

extension Plan {
  /// SHA-256 of the plan's text, as provenance states it: it changes exactly when the plan's meaning does.
  public var hash: String { "sha256:\(SHA256.hexadecimal(of: Array(description.utf8)))" }
}
