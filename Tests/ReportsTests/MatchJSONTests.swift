import Reports
import Testing

@Suite struct MatchJSONTests {
  @Test func `A match has the promised members in the promised order`() {
    let expected = [
      #"{"id":"9f2c","signature":"bybit.split_and_bridge","severity":"critical","score":62.5,"#,
      #""title":"Equal split into fresh wallets, then disperse and bridge","#,
      #""reasons":[{"points":40,"text":"equal split into fresh wallets","steps":["layer1"]},"#,
      #"{"points":22.5,"text":"known address","steps":["theft","layer1"]}],"#,
      #""origin":{"address":"0x1db9","time":"2025-02-21T14:16:11Z","tx":"0xb614"},"#,
      #""first_time":"2025-02-21T14:16:11Z","last_time":"2025-02-21T16:05:11Z","chains":["ethereum"],"#,
      #""value":{"asset":"ETH","amount":401346,"usd":1068383052},"#,
      #""addresses":[{"address":"0x1db9","labels":[{"label":"Bybit: cold wallet","category":"exchange","source":null}]},"#,
      #"{"address":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2","labels":[]}],"#,
      #""evidence":[{"step":"theft","index":1,"time":"2025-02-21T14:16:11Z","chain":"ethereum","tx":"0xt0","#,
      #""from":"0x1db9","to":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2","asset":"ETH","amount":401346,"#,
      #""usd":1068383052,"archive":"feb.arrow","row":0},"#,
      #"{"step":"layer1","index":1,"time":"2025-02-21T14:16:18Z","chain":"ethereum","tx":"0xt7","#,
      #""from":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2","to":"0xaa","asset":"ETH","amount":10000,"#,
      #""usd":26620000,"archive":"feb.arrow","row":7},"#,
      #"{"step":"layer1","index":2,"time":"2025-02-21T14:16:19Z","chain":"ethereum","tx":null,"#,
      #""from":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2","to":"0xbb","asset":"ETH","amount":10000.5,"#,
      #""usd":null,"archive":"feb.arrow","row":8}],"#,
      #""alternatives":0,"open":false,"incomplete":[],"provenance":{"engine":"sluice 0.1.0","#,
      #""signature_hash":"ab","labels_hash":"cd","archives":[{"path":"feb.arrow","hash":"ef"}]}}"#,
    ]
    #expect(Matches.full.json == expected.joined())
  }

  @Test func `What is missing is null or empty, and what is hostile is escaped`() {
    let expected = [
      #"{"id":"00","signature":"peel","severity":"low","score":7,"title":"Peel\u001b[2J"#, "\u{202E}",
      #"chain","reasons":[],"origin":{"address":"bc1q\u0007","time":"1970-01-01T00:00:00Z","tx":null},"#,
      #""first_time":"1970-01-01T00:00:00Z","last_time":"1970-01-01T00:00:00Z","chains":[],"#,
      #""value":{"asset":"W\"\nF","amount":0.1,"usd":null},"addresses":[],"evidence":[],"alternatives":3,"#,
      #""open":true,"incomplete":["usd is missing in 2 archives"],"#,
      #""provenance":{"engine":"e","signature_hash":"s","labels_hash":"l","archives":[]}}"#,
    ]
    #expect(Matches.sparse.json == expected.joined())
  }

  @Test func `A match is one line`() {
    #expect(!Matches.sparse.json.contains("\n"))
  }
}
