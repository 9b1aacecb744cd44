import SignaturePlan

/// A small ledger in which flows are likely: few addresses, round amounts, close times.
struct RandomLedger {
  var transfers: [Transfer] = []
  var labels = LabelSets()

  static let sets = [SetReference("bridge"), SetReference("exchange"), SetReference("bridge", "X")]
  static let cases = ["One 2022-03", "Two 2025-02"]

  init(_ generator: inout SeededGenerator) {
    let addresses = (0..<Int.random(in: 3...14, using: &generator)).map(Self.address)
    let chains = generator.once(in: 4) ? ["ethereum", "bitcoin"] : ["ethereum"]
    let assets = generator.once(in: 3) ? ["ETH", "USD", "JUNK"] : ["USD"]
    var time = Int64.random(in: -50...5_000, using: &generator)
    let pace = generator.pick([3, 20, 200])
    for _ in 0..<Int.random(in: 0...70, using: &generator) {
      if !generator.once(in: 4) { time += Int64.random(in: 0...Int64(pace), using: &generator) }
      transfers.append(Self.transfer(&generator, time: time, addresses, chains, assets, after: transfers))
    }
    let nodes = chains.flatMap { chain in addresses.map { Node(chain: chain, address: $0) } }
    for set in Self.sets { labels.members[set] = Set(nodes.filter { _ in generator.once(in: 6) }) }
    labels.services = Set(nodes.filter { _ in generator.once(in: 10) })
    for node in nodes where generator.once(in: 4) {
      labels.cases[node] = Set(Self.cases.filter { _ in generator.once(in: 2) })
      labels.entities[node] = [generator.pick(["alpha", "beta"])]
    }
    if generator.once(in: 2) { labels.events[Self.cases[0]] = Int64.random(in: 0...3_000, using: &generator) }
    if generator.once(in: 2) { labels.events[Self.cases[1]] = Int64.random(in: 0...3_000, using: &generator) }
  }

  /// Every third begins and ends like the others of its kind.
  private static func address(_ number: Int) -> String { "0x\(["aaa", "bbb", "ccc"][number % 3])\(number)ffff" }

  /// A set of a few addresses, on one chain or on any; some are in no transfer.
  static func declaredSet(_ generator: inout SeededGenerator) -> DeclaredSet {
    let members = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      DeclaredSet.Member(
        address: address(Int.random(in: 0...14, using: &generator)),
        chain: generator.pick([nil, nil, "ethereum", "bitcoin"]))
    }
    return DeclaredSet(name: "mine", members: members)
  }

  private static func transfer(
    _ generator: inout SeededGenerator, time: Int64, _ addresses: [String], _ chains: [String], _ assets: [String],
    after earlier: [Transfer]
  ) -> Transfer {
    var transfer = Transfer(
      time: time, chain: generator.pick(chains), from: generator.pick(addresses), to: generator.pick(addresses),
      asset: generator.pick(assets), amount: generator.pick([0, 0.5, 1, 2, 95, 98, 99, 100, 100, 101, 200, 1_000]))
    if !generator.once(in: 3), let last = earlier.suffix(4).randomElement(using: &generator) {
      transfer.chain = last.chain
      transfer.asset = last.asset
      transfer.from = last.to
      transfer.amount = last.amount * generator.pick([0.1, 0.25, 0.5, 0.8, 0.9, 0.97, 1, 1.1])
    }
    if generator.once(in: 3) { transfer.message = generator.pick(["one", "two"]) }
    if generator.once(in: 3), transfer.asset != "JUNK" { transfer.usd = transfer.amount * generator.pick([1, 2.5]) }
    return transfer
  }
}
