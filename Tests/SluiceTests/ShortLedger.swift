import Foundation
import SignatureLanguage

@testable import Sluice

/// Files in a folder of their own, removed with it.
final class ShortLedger {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Two hops of the same money; the second comes first in the file.
  static let transfers = """
    time,from,to,asset,amount,tx,usd
    2025-02-21T14:20:00Z,a,b,ETH,99,0xbb,
    2025-02-21T14:16:00Z,v,a,ETH,100,0xaa,270000
    2025-02-21T14:30:00Z,b,c,ETH,98,0xcc,264000

    """

  /// A signature that the transfers match.
  static let signature = """
    signature two.hops {
      title "Two hops"
      flow within 1d {
        seed: hop where amount >= 100 ETH
        hops: chain 2..5 where kept in 90%..100%, gap <= 1h
      }
      score { +50 "hops"  +20 "an exchange" when any address in @exchange }
      report at 50
    }
    """

  static var plans: [Plan] {
    SignatureCompiler.compile([SignatureSource(path: "two.sluice", text: signature)]).signatures.map(\.plan)
  }
}
