import Synchronization

/// Decoders with their scratch memory, handed to one thread at a time.
final class DecoderPool: Sendable {
  private let file: ArchiveFile
  private let limits: ArchiveLimits
  private let verifiesChecksums: Bool
  private let idle = Mutex<[Lease]>([])

  /// A decoder on its way between threads.
  ///
  /// INVARIANT: in the pool or with one caller, never both, so no two threads use it at once.
  struct Lease: @unchecked Sendable { let decoder: BufferDecoder }

  init(file: ArchiveFile, limits: ArchiveLimits, verifiesChecksums: Bool) {
    self.file = file
    self.limits = limits
    self.verifiesChecksums = verifiesChecksums
  }

  func take() -> BufferDecoder {
    if let lease = idle.withLock({ $0.popLast() }) { return lease.decoder }
    return BufferDecoder(file: file, limits: limits, verifiesChecksums: verifiesChecksums)
  }

  func put(_ decoder: BufferDecoder) {
    let lease = Lease(decoder: decoder)
    idle.withLock { $0.append(lease) }
  }
}
