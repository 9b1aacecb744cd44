import ArgumentParser

/// An amount of memory as one types it: `800000`, `512MB`, `2GiB`.
struct ByteSize: ExpressibleByArgument {
  let bytes: Int

  private static let units = [
    "": 1, "b": 1, "k": 1_000, "kb": 1_000, "kib": 1 << 10, "m": 1_000_000, "mb": 1_000_000, "mib": 1 << 20,
    "g": 1_000_000_000, "gb": 1_000_000_000, "gib": 1 << 30,
  ]

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).lowercased()
    guard let count = Int(digits), count > 0, let size = Self.units[unit] else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    guard !overflow else { return nil }
    self.bytes = bytes
  }
}
