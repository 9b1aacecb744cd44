// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: unsafe code must say so, and a warning stops the build.
let house: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

/// A library room under `Sources/`, with exactly the rooms it may import.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The tests of a room, with whatever else they compare it with.
///
/// Files that tests read beside their sources are left out of the target.
func tests(of room: String, with others: [Target.Dependency] = [], beside files: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.target(name: room)] + others, exclude: files, swiftSettings: house)
}

/// The signatures that travel inside the binary; `BundledSignatures` lists them once more.
let bundledSignatures = [
  "bridge/asset_ladder.sluice", "bridge/bridged_to_bitcoin.sluice", "clock/operator_clock.sluice",
  "disperse/disperse_and_bridge.sluice", "disperse/disperse_to_exits.sluice", "dormancy/dormant_to_mixer.sluice",
  "drain/multichain_drain.sluice", "drain/rehearsal.sluice", "fan/relay_fan.sluice", "gather/branches_meet.sluice",
  "gather/shared_address.sluice", "hops/rapid_hops.sluice", "mesh/relay_mesh.sluice",
  "mixer/count_conservation.sluice", "mixer/in_out_pump.sluice", "mixer/just_below_round.sluice",
  "mixer/mixer_metronome.sluice", "mixer/peel_into_mixer.sluice", "mixer/presized_depositor.sluice",
  "peel/peel_chain.sluice", "queue/baton_queue.sluice", "ramp/exchange_ramp.sluice",
  "split/bybit_split_and_bridge.sluice", "split/equal_burst.sluice", "split/even_split_to_mixer.sluice",
  "split/halving_tree.sluice", "split/large_split.sluice", "swap/issuer_risk_flush.sluice",
  "trace/tranche_cap.sluice",
]

let package = Package(
  name: "sluice",
  products: [
    .executable(name: "sluice", targets: ["SluiceCommand"]),
    .executable(name: "sluice-bench", targets: ["SluiceBench"]),
    .library(name: "Sluice", targets: ["Sluice"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The language and its contract with the matchers.
    room("SignaturePlan"),
    room("SignatureLanguage", ["SignaturePlan"]),
    room("LanguageServer", ["SignatureLanguage"]),

    // Columns, and the files they come from.
    .systemLibrary(
      name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
    .target(name: "CKernels"),
    .target(name: "CBytes"),
    room("Columnar", ["CBytes"]),
    room("Kernels", ["CKernels"]),
    room("Archive", ["Columnar", "CLZ4"]),
    room("Ingest", ["Archive", "Columnar"]),
    room("Labels", ["Columnar", "Yams"]),

    // Matching.
    room("ReferenceMatcher", ["SignaturePlan"]),
    room("Matcher", ["SignaturePlan", "Columnar", "Kernels"]),

    // What comes out, where it is kept, and who puts it together.
    room("Jobs", [.product(name: "GRDB", package: "GRDB.swift")]),
    room("Reports", ["SignaturePlan", "Columnar"]),
    room("Demonstration", ["Columnar"]),
    room(
      "Sluice",
      [
        "SignaturePlan", "SignatureLanguage", "Columnar", "Kernels", "Archive", "Ingest", "Labels", "Matcher",
        "Reports", "Jobs", "Demonstration", "LanguageServer", "BundledSignatures",
      ]),
    .target(
      name: "BundledSignatures", path: "Signatures", exclude: ["README.md", "LANGUAGE.md", "editors"],
      resources: bundledSignatures.map { .embedInCode($0) }),
    .executableTarget(
      name: "SluiceCommand",
      dependencies: ["Sluice", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: house),
    .executableTarget(
      name: "SluiceBench",
      dependencies: [
        "Sluice", "Archive", "Columnar", "Kernels", "Labels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/SluiceBench", swiftSettings: house),

    tests(of: "SignaturePlan"),
    tests(of: "SignatureLanguage", with: ["SignaturePlan"], beside: ["Diagnostics", "Plans"]),
    tests(of: "LanguageServer", with: ["SignatureLanguage", "SignaturePlan", "BundledSignatures"]),
    tests(of: "Kernels"),
    tests(of: "Archive", with: ["Columnar"], beside: ["Golden"]),
    tests(of: "Ingest", with: ["Archive", "Columnar"], beside: ["Golden"]),
    tests(of: "Labels", with: ["Columnar"]),
    tests(of: "ReferenceMatcher", with: ["SignaturePlan"]),
    tests(of: "Matcher", with: ["SignaturePlan", "Columnar", "Kernels", "ReferenceMatcher"]),
    tests(of: "Reports", with: ["SignaturePlan"]),
    .target(name: "FaultyFiles", path: "Tests/FaultyFiles", linkerSettings: [.linkedLibrary("sqlite3")]),
    tests(of: "Jobs", with: ["Sluice", "FaultyFiles", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Demonstration", with: ["Columnar"]),
    tests(
      of: "Sluice",
      with: [
        "SignaturePlan", "SignatureLanguage", "ReferenceMatcher", "Labels", "Ingest", "Columnar", "Reports",
        "BundledSignatures", "Kernels",
      ], beside: ["Explained"]),
  ]
)

// Fuzzers need a compiler with libFuzzer and a build of their own: `Tests/Fuzz/run` asks for them.
if Context.environment["SLUICE_FUZZ_BUILD"] != nil {
  package.targets.append(
    .target(
      name: "Fuzz",
      dependencies: [
        "Archive", "Columnar", "Ingest", "Labels", "SignaturePlan", "SignatureLanguage", "LanguageServer", "Matcher",
        "ReferenceMatcher", "Kernels",
      ], path: "Tests/Fuzz", exclude: ["run", "README.md", "Regressions", "Seeds"], swiftSettings: house))
}
