/// The version of this library and of the `sluice` command.
public enum SluiceVersion {
  public static let number = "0.1.0"
  /// Name and version, as provenance states them.
  public static let engine = "sluice \(number)"
}
