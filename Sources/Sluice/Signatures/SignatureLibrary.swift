import Foundation
import SignatureLanguage
import SignaturePlan

/// The signatures and campaigns that a verb works with, from sources and compiled files.
public struct SignatureLibrary: Sendable {
  public private(set) var plans: [Plan] = []
  public private(set) var campaigns: [Campaign] = []
  /// What was wrong with the sources, warnings included.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads signature files, folders of them and compiled ones.
  ///
  /// Sources with errors give diagnostics and no plans; a compiled file that cannot be taken is an error.
  public init(paths: [String], bundled: Bool) throws(SluiceError) {
    let compiled = paths.filter(Self.isCompiled)
    var sources = try SignatureFiles.read(paths.filter { !Self.isCompiled($0) })
    if bundled { sources += SignatureFiles.bundled }
    if sources.isEmpty, compiled.isEmpty {
      throw SluiceError(.usage, "no signatures; name files, or use `--bundled`")
    }
    let compilation = SignatureCompiler.compile(sources)
    diagnostics = compilation.diagnostics
    if compilation.hasErrors { return }
    plans = compilation.signatures.map(\.plan)
    campaigns = compilation.campaigns.map(\.campaign)
    for path in compiled { try add(try Self.read(path), from: path) }
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Whether a path is one of compiled signatures, by its ending.
  public static func isCompiled(_ path: String) -> Bool { path.hasSuffix(".\(CompiledSignatures.pathExtension)") }

  private mutating func add(_ file: CompiledSignatures, from path: String) throws(SluiceError) {
    var names = Set(plans.map(\.name) + campaigns.map(\.name))
    for name in file.plans.map(\.name) + file.campaigns.map(\.name) where !names.insert(name).inserted {
      throw SluiceError(.usage, "`\(path)`: `\(name)` is among the signatures already")
    }
    plans += file.plans
    campaigns += file.campaigns
  }

  private static func read(_ path: String) throws(SluiceError) -> CompiledSignatures {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= CompiledSignatures.largestLength else {
      throw SluiceError(
        .usage, "`\(path)`: \(size) bytes; compiled signatures have at most \(CompiledSignatures.largestLength)")
    }
    do {
      return try CompiledSignatures(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))), path: path)
    } catch let error as SluiceError { throw error } catch {
      throw SluiceError(.usage, "`\(path)`: cannot be read: \(error.localizedDescription)")
    }
  }
}
