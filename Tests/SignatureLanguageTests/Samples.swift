/// Signatures that several suites compile.
enum Samples {
  /// The example of the design, without what this version does not know.
  static let splitAndBridge = """
    // From the reports on the theft of February 2025.
    signature bybit.split_and_bridge {
      title    "Equal split into fresh wallets, then disperse and bridge"
      actor    "Lazarus Group"
      cases    "Bybit 2025-02"
      source   "https://www.ic3.gov/PSA/2025/PSA250226"
      severity high

      flow within 14d {
        theft:  hop from @exchange        where usd >= $2_000_000
        layer1: split 9..60 within 3h     where equal within 2%, share >= 80%, to is fresh
        each layer1, at least 50% {
          fan:  split 30..150 within 3h   where idle in 1d..10d, max_share <= 5%
          each fan, at least 60% {
            exit: hop to @bridge          where kept >= 95%, gap <= 1d
          }
        }
      }

      score {
        +40 "equal split into fresh wallets"
        +20 "breadth of the first layer"       1 per layer1.count over 9
        +20 "branches that reach a bridge"     scaled by exit.fraction from 60% to 100%
        +10 "known Lazarus address"            when any address in @actor("Lazarus Group")
      }
      report at 60

      test "three equal payments are not a split" {
        2025-02-21 14:16  V -> A   $1_100_000_000
        +10m              A -> B1  $27_000_000
        +10m              A -> B2  $27_000_000
        +11m              A -> B3  $27_000_000
        label V exchange
        expect none
      }
    }
    """

  static let peelAndMesh = """
    signature peel.chain_and_mesh {
      flow within 30d {
        seed:  hop               where usd >= $1_000_000
        peels: chain 10..500     where kept in 80%..99.5%, gap <= 30m, to is fresh, not (asset = BTC or amount < 5)
        mesh 4.. through relay(within 6h, passes 90%..110%, age <= 30d, degree <= 20) within 7d
          where usd >= $500, depth >= 3
      }
      score {
        +60 "a long peel" when peels.count >= 20, peels.cv <= 50% or not peels.duration > 2d
        +12.5 "deep" 2.5 per mesh.depth over 3
        +5 "slow" 0.1 per peels.duration over 1h
      }
      report at 60.5
      test "quiet" {
        2025-02-21 14:16:11Z "V 1" -> A1..A3 100 ETH ($250_000) every 30s
        +1h30m A1 -> A2 -> A3 -> 0xAb5 1_000.5 BTC every 1m keeping 99%
        label A2 actor "Lazarus Group"
        expect matches 0
        expect none
      }
    }
    """

  static let everyStep = """
    set @mine = ("0xabc", bc1q on bitcoin) // ours
    signature every.step {
      flow within 60d {
        drain: split 8..60 by case within 1h where usd >= $100_000
        joined: gather 3..60 of drain within 2d any asset where equal within 5%
        optional hop to joined.from
        asset: swap to @swap within 10m where paid >= 95%, kept >= 90%
        any { out: cross to tron via @bridge within 1h where kept in 95%..100.5% } or {
          repeat 2..5 { hop from asset.to where gap <= 1h }
        }
        no hop through services within 3d where usd >= $5
        feed: series 10..200 every 2m..8m to @mixer where amount = 100
        paid: cohort 5..7 from @mine to fresh within 25h where sum <= 500
        back: each paid, at least 3 {
          trace 1..9 by haircut through relay(within 6h) until @exchange where gap <= 7d, taint >= 10%
        }
      }
      score { +60 "every step" when feed.count >= 12 }
      report at 60
      test "nothing" {
        2025-02-21 14:16 A -> B 5 BTC ($400_000) on bitcoin
        label A theft "x" case "Bybit 2025-02" actor "Lazarus Group" on bitcoin
        event "Bybit 2025-02" 2025-02-21 14:16
        ledger "file.csv"
        expect no evidence paid
        expect none
      }
    }
    """

  static let all = [splitAndBridge, peelAndMesh, everyStep]

  /// A flow, wrapped into the smallest signature around it.
  static func flow(_ steps: String, within horizon: String = "14d") -> String {
    "signature x {\n flow within \(horizon) {\n\(steps)\n }\n score { +1 \"y\" }\n report at 1\n}\n"
  }
}
