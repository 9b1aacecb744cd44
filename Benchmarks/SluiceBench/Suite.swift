import ArgumentParser

/// What one run is made of.
enum Suite: String, CaseIterable, ExpressibleByArgument {
  case decode, kernels, chain, scan, `import`
  /// Only if it is asked for: it is meant for ledgers too large for the others.
  case size

  static let usual = allCases.filter { $0 != .size }
}
