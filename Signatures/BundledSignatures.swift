/// The signatures that travel inside the binary, so that they are there in any folder.
public enum BundledSignatures {
  public struct File: Sendable {
    /// Path in the folder of signatures.
    public let path: String
    public let bytes: [UInt8]
  }

  /// Every signature file, in order of their paths.
  public static let files: [File] = [
    File(path: "bridge/asset_ladder.sluice", bytes: PackageResources.asset_ladder_sluice),
    File(path: "bridge/bridged_to_bitcoin.sluice", bytes: PackageResources.bridged_to_bitcoin_sluice),
    File(path: "clock/operator_clock.sluice", bytes: PackageResources.operator_clock_sluice),
    File(path: "disperse/disperse_and_bridge.sluice", bytes: PackageResources.disperse_and_bridge_sluice),
    File(path: "disperse/disperse_to_exits.sluice", bytes: PackageResources.disperse_to_exits_sluice),
    File(path: "dormancy/dormant_to_mixer.sluice", bytes: PackageResources.dormant_to_mixer_sluice),
    File(path: "drain/multichain_drain.sluice", bytes: PackageResources.multichain_drain_sluice),
    File(path: "drain/rehearsal.sluice", bytes: PackageResources.rehearsal_sluice),
    File(path: "fan/relay_fan.sluice", bytes: PackageResources.relay_fan_sluice),
    File(path: "gather/branches_meet.sluice", bytes: PackageResources.branches_meet_sluice),
    File(path: "gather/shared_address.sluice", bytes: PackageResources.shared_address_sluice),
    File(path: "hops/rapid_hops.sluice", bytes: PackageResources.rapid_hops_sluice),
    File(path: "mesh/relay_mesh.sluice", bytes: PackageResources.relay_mesh_sluice),
    File(path: "mixer/count_conservation.sluice", bytes: PackageResources.count_conservation_sluice),
    File(path: "mixer/in_out_pump.sluice", bytes: PackageResources.in_out_pump_sluice),
    File(path: "mixer/just_below_round.sluice", bytes: PackageResources.just_below_round_sluice),
    File(path: "mixer/mixer_metronome.sluice", bytes: PackageResources.mixer_metronome_sluice),
    File(path: "mixer/peel_into_mixer.sluice", bytes: PackageResources.peel_into_mixer_sluice),
    File(path: "mixer/presized_depositor.sluice", bytes: PackageResources.presized_depositor_sluice),
    File(path: "peel/peel_chain.sluice", bytes: PackageResources.peel_chain_sluice),
    File(path: "queue/baton_queue.sluice", bytes: PackageResources.baton_queue_sluice),
    File(path: "ramp/exchange_ramp.sluice", bytes: PackageResources.exchange_ramp_sluice),
    File(path: "split/bybit_split_and_bridge.sluice", bytes: PackageResources.bybit_split_and_bridge_sluice),
    File(path: "split/equal_burst.sluice", bytes: PackageResources.equal_burst_sluice),
    File(path: "split/even_split_to_mixer.sluice", bytes: PackageResources.even_split_to_mixer_sluice),
    File(path: "split/halving_tree.sluice", bytes: PackageResources.halving_tree_sluice),
    File(path: "split/large_split.sluice", bytes: PackageResources.large_split_sluice),
    File(path: "swap/issuer_risk_flush.sluice", bytes: PackageResources.issuer_risk_flush_sluice),
    File(path: "trace/tranche_cap.sluice", bytes: PackageResources.tranche_cap_sluice),
  ]
}
