import Columnar
import Testing

@testable import Ingest

@Suite("Prices")
struct PriceTests {
  private func table(_ text: String) throws -> PriceTable {
    var table = PriceTable()
    try table.read(MemoryBytes(Array(text.utf8)), name: "prices.csv")
    return table
  }

  private func price(_ table: PriceTable, _ asset: String, _ time: Int64) -> Double? {
    table.price(of: Array(asset.utf8)[...], at: time)
  }

  @Test("the last price at or before the time counts, until it is too old")
  func staleness() throws {
    var table = try table("usd,asset,time\n2,ETH,200000\n1,ETH,100000\n3,ETH,200000\n9,BTC,1970-01-02\n")
    #expect(price(table, "ETH", 99_999) == nil)
    #expect(price(table, "ETH", 100_000) == 1 && price(table, "ETH", 186_400) == 1)
    #expect(price(table, "ETH", 186_401) == nil)
    #expect(price(table, "ETH", 200_000) == 3 && price(table, "ETH", 286_400) == 3)
    #expect(price(table, "BTC", 86_400) == 9 && price(table, "eth", 200_000) == nil)
    table.oldest = 0
    #expect(price(table, "ETH", 200_000) == 3 && price(table, "ETH", 200_001) == nil)
  }

  @Test("transfers without a value get one; what is given stays; what has no price is counted")
  func filling() throws {
    let work = try Workspace()
    let file = try work.file(
      "f.csv",
      """
      time,chain,from,to,asset,amount,usd
      10,e,a,b,ETH,2,
      11,e,a,b,ETH,2,7
      12,e,a,b,USD,5,
      13,e,a,b,FOO,1,
      14,e,a,b,FOO,1,
      15,e,a,b,BAR,1,
      """)
    var settings = ImportSettings()
    settings.prices = try table("asset,time,usd\nETH,5,1500.5\nBAR,16,1\n")
    let summary = try work.importing(file, settings: settings)
    #expect(try work.rows().map { $0.split(separator: " ")[8] } == ["3001.0", "7.0", "5.0", "-", "-", "-"])
    #expect(summary.unpriced == 3)
    #expect(summary.notes.contains("no price for 3 transfers: 2 of `FOO`, 1 of `BAR`"))
  }

  @Test(
    "a table that cannot be used is explained",
    arguments: [
      ("", "prices.csv: the file is empty; a header is expected: `asset`, `time`, `usd`"),
      ("asset,time\n", "prices.csv:1: the header lacks `usd`"),
      ("asset,time,usd\nETH,1,-2\n", "prices.csv:2: column `usd`: `-2` is negative"),
      ("asset,time,usd\nETH,1\n", "prices.csv:2: 3 fields expected, 2 found"),
      ("asset,time,usd\n,1,2\n", "prices.csv:2: column `asset`: the field is empty"),
    ])
  func errors(_ text: String, _ expected: String) {
    let error = #expect(throws: ImportError.self) { try table(text) }
    #expect(error?.description == expected)
  }
}
