import Glibc

/// What libFuzzer calls with every input; `SLUICE_FUZZ` names the entrance to which it goes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // INVARIANT: libFuzzer hands over `count` bytes that stay for the length of the call; they are copied.
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  Entrance.chosen.enter(bytes)
  return 0
}

/// A way by which bytes of strangers come in.
enum Entrance: String, CaseIterable {
  case archives, imports, labels, tables, signatures, plans, server

  static let chosen: Entrance = {
    let name = unsafe getenv("SLUICE_FUZZ").map { unsafe String(cString: $0) } ?? ""
    guard let entrance = Entrance(rawValue: name) else {
      fatalError("SLUICE_FUZZ is one of \(Entrance.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return entrance
  }()

  /// Reads the bytes as far as they can be read; errors are what is expected.
  func enter(_ bytes: [UInt8]) {
    switch self {
    case .archives: Archives.enter(bytes)
    case .imports: Imports.enter(bytes)
    case .labels: Labelling.enter(bytes)
    case .tables: Tables.enter(bytes)
    case .signatures: Signatures.enter(bytes)
    case .plans: Plans.enter(bytes)
    case .server: Server.enter(bytes)
    }
  }
}
