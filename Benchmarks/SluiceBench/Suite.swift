import ArgumentParser

/// What one run is made of.
enum Suite: String, CaseIterable, ExpressibleByArgument {
  case decode, kernels, chain, scan, `import`
}
