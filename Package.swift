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

/// What of `Signatures` is not Swift; the build embeds every signature and label file that it finds in these folders.
let signatureFolders = [
  "Labels", "bridge", "clock", "disperse", "dormancy", "drain", "fan", "gather", "hops", "mesh", "mixer", "park",
  "peel", "queue", "ramp", "split", "swap", "trace", "typology",
]

let package = Package(
  name: "sluice",
  products: [
    .executable(name: "sluice", targets: ["SluiceCommand"]),
    .executable(name: "sluice-bench", targets: ["SluiceBench"]),
    .executable(name: "sluice-accuracy", targets: ["SluiceAccuracy"]),
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
    room("Archive", ["Columnar", "CBytes", "CLZ4"]),
    room("Ingest", ["Archive", "Columnar"]),
    room("Labels", ["Columnar", "Yams"]),

    // Matching.
    room("ReferenceMatcher", ["SignaturePlan"]),
    room("Matcher", ["SignaturePlan", "Columnar", "Kernels", "CBytes"]),

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
    // Signatures and labels travel in the binary as literals that the build writes.
    .executableTarget(name: "TextEmbedder", swiftSettings: house),
    .plugin(name: "EmbedTexts", capability: .buildTool(), dependencies: ["TextEmbedder"], path: "Sources/EmbedTexts"),
    .target(
      name: "BundledSignatures", path: "Signatures",
      exclude: ["README.md", "LANGUAGE.md", "editors"] + signatureFolders,
      plugins: ["EmbedTexts"]),
    .executableTarget(
      name: "SluiceCommand",
      dependencies: ["Sluice", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: house),
    .executableTarget(
      name: "SluiceBench",
      dependencies: [
        "BenchmarkSupport", "Sluice", "Archive", "Columnar", "Kernels", "Labels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/SluiceBench", swiftSettings: house),
    .executableTarget(
      name: "SluiceAccuracy",
      dependencies: ["BenchmarkSupport", "Sluice", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/SluiceAccuracy", swiftSettings: house),
    // What another program that embeds Sluice looks like.
    .executableTarget(
      name: "EmbeddingExample", dependencies: ["Sluice"], path: "Tests/Embedding", swiftSettings: house),
    .target(name: "BenchmarkSupport", path: "Benchmarks/Support", swiftSettings: house),

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
        "BundledSignatures", "Demonstration", "Kernels", "Archive", "Matcher",
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
