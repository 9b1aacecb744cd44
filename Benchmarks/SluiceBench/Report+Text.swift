import BenchmarkSupport
import Foundation
import Kernels

extension Report {
  /// Everything that a run says on the terminal.
  var text: String {
    var parts = [heading, measurementTable]
    if let ratios = kernelTable { parts.append(ratios) }
    parts.append(peakLine)
    parts.append(checkLines)
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    """
    \(machine.processor), \(machine.cores) cores, kernels \(machine.kernels); \(date); load before the run \(load)
    \(ledger.rows) transfers, \(addresses) addresses, hubness \(ledger.hubness), seed \(ledger.seed), archive of \
    \(Self.megabytes(archiveBytes)) MB
    """
  }

  private var measurementTable: String {
    let ceiling = measurement(DecodeSuite.ceiling)
    var table = TextTable(["measured", "min ms", "median ms", "M rows/s", "GB/s", "of ceiling"])
    for entry in measurements {
      let isShared = entry.name == ScanSuite.whole || entry.name.hasPrefix("scan with ")
      table.add([
        entry.name, Self.number(entry.minimum * 1_000), Self.number(entry.median * 1_000),
        Self.number(entry.rowsPerSecond / 1e6), Self.number(entry.gigabytesPerSecond),
        isShared ? ceiling.map { String(format: "%.2f%%", entry.share(of: $0) * 100) } ?? "" : "",
      ])
    }
    var note = "The ceiling is `\(DecodeSuite.ceiling)`: the archive's reader without checksums, not bare LZ4."
    if let decode = measurement(DecodeSuite.decode), let bare = measurement(DecodeSuite.bare) {
      note += "\nDecoding goes at \(Self.number(decode.share(of: bare))) of the rate of bare LZ4."
    }
    return "\(table.text)\n\(note)"
  }

  /// How many times as fast the versions of each kernel are; nil if kernels were not measured.
  private var kernelTable: String? {
    var table = TextTable(["kernel", "portable / scalar", "avx2 / scalar", "avx2 / portable"])
    var isEmpty = true
    for kernel in KernelSuite.kernels {
      let entries = Kernels.Version.allCases.map { measurement(KernelSuite.name(kernel, $0)) }
      guard let scalar = entries[0], let portable = entries[1] else { continue }
      isEmpty = false
      let avx2 = entries[2]
      table.add([
        kernel, Self.number(portable.share(of: scalar)), avx2.map { Self.number($0.share(of: scalar)) } ?? "",
        avx2.map { Self.number($0.share(of: portable)) } ?? "",
      ])
    }
    return isEmpty ? nil : table.text
  }

  private var peakLine: String {
    let each = peaks.map { "\($0.suite) \(Self.megabytes($0.bytes)) MB" }
    return "Peak resident memory: \(each.isEmpty ? "not known" : each.joined(separator: ", "))"
  }

  private var checkLines: String {
    let failed = checks.filter { !$0.passed }
    let lines = checks.map { check in
      "  \(check.passed ? "ok    " : "FAILED") \(check.name)\(check.detail.isEmpty ? "" : ": \(check.detail)")"
    }
    return (["Checks: \(checks.count), of which \(failed.count) failed"] + lines).joined(separator: "\n")
  }

  /// Three significant digits, or all before the point.
  static func number(_ value: Double) -> String {
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    return String(format: "%.\(digits)f", value)
  }

  private static func megabytes(_ bytes: Int) -> String { number(Double(bytes) / 1e6) }
}
