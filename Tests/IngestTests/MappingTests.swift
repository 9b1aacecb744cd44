import Archive
import Columnar
import Testing

@testable import Ingest

@Suite("Foreign CSV files")
struct MappingTests {
  private func importing(_ mapping: String, _ text: String, decimals: [String: Int] = [:]) throws -> [String] {
    let work = try Workspace()
    var settings = ImportSettings()
    settings.mapping = try ColumnMapping(mapping)
    for (token, count) in decimals { settings.tokens.set(token, decimals: count) }
    _ = try work.importing(try work.file("f.csv", text), settings: settings)
    return try work.rows()
  }

  @Test("columns go by name, by number or are constant; the others are passed over")
  func columns() throws {
    let rows = try importing(
      #"time=Date, from=#2,to=who\, to,asset=:ETH,amount=Sum,chain=:Base,tx=Id,usd=Worth"#,
      """
      Date,Party,Party,"Who, to",Sum,Note,Id,Worth
      2021/01/01 00:00:05,a,b,c,1.5,x,t1,3000
      2021-01-01,d,e,f,2,x,,
      """)
    #expect(rows == ["1609459200 base - d f ETH 2.0 - -", "1609459205 base t1 a c ETH 1.5 - 3000.0"])
  }

  @Test("ids of messages between chains go into a column of their own, from a mapped file or a plain one")
  func messages() throws {
    let plain = "time,from,to,asset,amount,message_id\n2,b,c,ETH,1,m2\n1,a,b,ETH,1,\n"
    let mapped = "t,f,r,a,v,guid\n2,b,c,ETH,1,m2\n1,a,b,ETH,1,\n"
    for (text, mapping) in [(plain, nil), (mapped, "time=t,from=f,to=r,asset=a,amount=v,message_id=guid")] {
      let work = try Workspace()
      var settings = ImportSettings()
      settings.mapping = try mapping.map { try ColumnMapping($0) }
      let file = try work.file("f.csv", text)
      var reading = TransferCSV()
      reading.settings = settings
      let ledger = try reading.read(path: file)
      #expect((0..<2).map { ledger.messages?[$0] } == [nil, "m2"])
      _ = try work.importing(file, settings: settings)
      let reader = try ArchiveReader(path: work.path("out.arrow"))
      #expect(reader.hasMessages)
      #expect(try reader.messages(inBatch: 0) == [nil, "m2"])
    }
  }

  @Test("exact figures are divided by the decimals of their asset")
  func units() throws {
    let text = "t,f,to,a,v\n1,x,y,ETH,1500000000000000000\n2,x,y,BTC,150000000\n3,x,y,tok,15\n"
    let rows = try importing("time=t,from=f,to=to,asset=a,value=v", text, decimals: ["tok": 1])
    #expect(
      rows == [
        "1 ethereum - x y ETH 1.5 1500000000000000000 -", "2 ethereum - x y BTC 1.5 150000000 -",
        "3 ethereum - x y tok 1.5 15 -",
      ])
    let error = #expect(throws: ImportError.self) { try importing("time=t,from=f,to=to,asset=a,value=v", text) }
    #expect(error?.description.contains(":4: column `v`: the decimals of `tok` are not known") == true)
  }

  @Test(
    "a mapping that cannot be used is explained",
    arguments: [
      ("time=a,from=b,to=c,asset=d", "the mapping lacks `amount`"),
      ("time=a", "the mapping lacks `from`, `to`, `asset`"),
      ("", "the mapping lacks `time`, `from`, `to`, `asset`"),
      ("tiem=a", "`tiem` is nothing that can be mapped; did you mean `time`?"),
      ("time", "`time` is not of the form `time=Column`"),
      ("time=a,time=b", "`time` is mapped twice"),
      ("time=", "a column's name, `#` and its number, or `:` and a constant belong behind the `=`"),
      ("time=#0", "`#0` is not the number of a column; the first is `#1`"),
    ])
  func mappings(_ text: String, _ expected: String) {
    let error = #expect(throws: MappingError.self) { try ColumnMapping(text) }
    #expect(error?.description == expected)
  }

  @Test(
    "a mapping that does not fit its file is explained",
    arguments: [
      ("time=Tme", "the header lacks `Tme`; did you mean `Time`?"),
      ("time=Account", "the header has `Account` 2 times; use `#2` or `#3`"),
      ("time=#9", "9 fields expected, 4 found"),
    ])
  func headers(_ time: String, _ expected: String) {
    let error = #expect(throws: ImportError.self) {
      try importing("\(time),from=#2,to=#3,asset=:X,amount=Sum", "Time,Account,Account,Sum\n1,a,b,2\n")
    }
    #expect(error?.description.hasSuffix("f.csv:1: \(expected)") == true)
  }
}
