/// Plants chains that the bundled signatures describe, each through addresses of its own.
struct ChainPlanter {
  private(set) var transfers: [PlantedTransfer] = []
  /// Signature and party of the first sender of every chain.
  private(set) var origins: [(signature: String, party: Int)] = []
  /// The party that follows the last one in use.
  private(set) var nextParty: Int
  private var random: SplitMix

  init(firstParty: Int, seed: UInt64) {
    nextParty = firstParty
    random = SplitMix(seed: seed)
  }

  /// What a chain of one kind looks like.
  private struct Kind {
    let signature: String
    let hops: ClosedRange<Int>
    /// Seconds from a transfer to the next.
    let gap: ClosedRange<Int>
    /// Share of the amount that goes on.
    let kept: Range<Double>
    let firstCents: ClosedRange<Int>
    /// Whether what does not go on leaves to others.
    let isPeeled: Bool
  }

  /// Machine-speed hops and peels; the peels end at `mixer`.
  mutating func plant(ofEachKind count: Int, mixer: Int) {
    let hops = Kind(
      signature: "lazarus.rapid_hops", hops: 5...30, gap: 20...170, kept: 0.91..<0.995,
      firstCents: 10_000_000...1_000_000_000, isPeeled: false)
    let peels = Kind(
      signature: "lazarus.peel_chain", hops: 12...40, gap: 200...1_700, kept: 0.82..<0.985,
      firstCents: 200_000_000...1_000_000_000, isPeeled: true)
    for _ in 0..<count {
      plant(hops, endingAt: nil)
      plant(peels, endingAt: mixer)
    }
  }

  private mutating func plant(_ kind: Kind, endingAt end: Int?) {
    let count = random.between(kind.hops)
    let first = nextParty
    // Two days are left for the longest chain.
    var time = random.below((LedgerShape.days - 2) * 86_400)
    var cents = random.between(kind.firstCents)
    origins.append((kind.signature, first))
    for hop in 0..<count {
      let receiver = hop == count - 1 ? end ?? first + hop + 1 : first + hop + 1
      transfers.append(PlantedTransfer(time: time, from: first + hop, to: receiver, cents: cents))
      time += random.between(kind.gap)
      let rest = Int(Double(cents) * random.between(kind.kept))
      if kind.isPeeled, hop < count - 1 {
        // What does not go on leaves in the same second, to an address that nothing else names.
        let peel = PlantedTransfer(time: time, from: first + hop + 1, to: first + count + 1 + hop, cents: cents - rest)
        transfers.append(peel)
      }
      cents = rest
    }
    nextParty = first + count + 1 + (kind.isPeeled ? count : 0)
  }
}
