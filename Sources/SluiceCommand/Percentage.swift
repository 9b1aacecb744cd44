import ArgumentParser

/// A share as an argument: `20%`.
struct Percentage: ExpressibleByArgument, CustomStringConvertible {
  /// 0.2 for 20%.
  var share: Double

  init(share: Double) { self.share = share }

  init?(argument: String) {
    guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), percent.isFinite else { return nil }
    share = percent / 100
  }

  var description: String { "\(share * 100)%".replacing(".0%", with: "%") }
}
