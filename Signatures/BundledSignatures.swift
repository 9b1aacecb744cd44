/// The signatures that travel inside the binary, so that they are there in any folder.
public enum BundledSignatures {
  public struct File: Sendable {
    /// Path in the folder of signatures.
    public let path: String
    public let bytes: [UInt8]
  }

  /// Every signature file, in order of their paths.
  public static let files: [File] = [
    File(path: "disperse/disperse_and_bridge.sluice", bytes: PackageResources.disperse_and_bridge_sluice),
    File(path: "disperse/disperse_to_exits.sluice", bytes: PackageResources.disperse_to_exits_sluice),
    File(path: "fan/relay_fan.sluice", bytes: PackageResources.relay_fan_sluice),
    File(path: "hops/rapid_hops.sluice", bytes: PackageResources.rapid_hops_sluice),
    File(path: "mesh/relay_mesh.sluice", bytes: PackageResources.relay_mesh_sluice),
    File(path: "peel/peel_chain.sluice", bytes: PackageResources.peel_chain_sluice),
    File(path: "split/bybit_split_and_bridge.sluice", bytes: PackageResources.bybit_split_and_bridge_sluice),
    File(path: "split/even_split_to_mixer.sluice", bytes: PackageResources.even_split_to_mixer_sluice),
    File(path: "split/large_split.sluice", bytes: PackageResources.large_split_sluice),
  ]
}
