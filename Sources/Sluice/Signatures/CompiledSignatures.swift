import Columnar
import Foundation
import SignaturePlan

/// Compiled signatures in a file, for machines that scan and do not compile.
///
/// The file is a magic number of 8 bytes, the version of plans (4 bytes, little end first), the length of what follows
/// the hash (8 bytes), its SHA-256 (32 bytes), and JSON with every plan and campaign. Another version of plans would
/// mean something else, so it is refused; the hash finds damage, and every plan is checked before a matcher sees it.
public struct CompiledSignatures: Sendable, Equatable, Codable {
  public var plans: [Plan]
  public var campaigns: [Campaign]

  /// The ending of such files.
  public static let pathExtension = "sluicec"

  static let magic: [UInt8] = Array("SLUICEPL".utf8)
  static let headerLength = 52
  /// More than any signature library has.
  static let largestLength = 64 << 20

  public init(plans: [Plan], campaigns: [Campaign] = []) {
    self.plans = plans
    self.campaigns = campaigns
  }

  /// The file's bytes: the same for the same signatures.
  public func bytes() throws(SluiceError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json: [UInt8]
    do { json = Array(try encoder.encode(self)) } catch {
      throw SluiceError(.usage, "the signatures cannot be written: \(error)")
    }
    return Self.magic + Self.littleEndian(UInt64(Plan.version), count: 4)
      + Self.littleEndian(UInt64(json.count), count: 8) + SHA256.digest(of: json) + json
  }

  /// Whether bytes begin like such a file.
  public static func areCompiled(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Reads a file's bytes.
  ///
  /// - Parameter path: what errors call the file by.
  public init(bytes: [UInt8], path: String) throws(SluiceError) {
    func refuse(_ cause: String) -> SluiceError { SluiceError(.usage, "`\(path)`: \(cause)") }
    guard Self.areCompiled(bytes), bytes.count >= Self.headerLength else {
      throw refuse("no compiled signatures: the file ends before its header does, or begins otherwise")
    }
    let version = Self.number(bytes[8..<12])
    guard version == UInt64(Plan.version) else {
      throw refuse(
        "compiled for version \(version) of plans, this is version \(Plan.version); compile the signatures again")
    }
    let json = bytes[Self.headerLength...]
    let length = Self.number(bytes[12..<20])
    guard length == UInt64(json.count) else {
      throw refuse("\(json.count) bytes follow the header, which announces \(length); the file is cut short or damaged")
    }
    guard SHA256.digest(of: Array(json)) == Array(bytes[20..<52]) else {
      throw refuse("the content does not have the hash that the header gives; the file is damaged")
    }
    do { self = try JSONDecoder().decode(CompiledSignatures.self, from: Data(json)) } catch {
      throw refuse("the content is not that of compiled signatures")
    }
    for plan in plans {
      do { try plan.checkSound() } catch { throw refuse("signature `\(plan.name)` is not sound: \(error)") }
    }
    for campaign in campaigns {
      do { try campaign.checkSound() } catch { throw refuse("campaign `\(campaign.name)` is not sound: \(error)") }
    }
  }

  private static func littleEndian(_ number: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
