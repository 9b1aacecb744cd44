import Testing

@testable import Labels

@Suite("Labels")
struct LabelTableTests {
  private static let evm = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"

  private func table(_ files: String...) throws -> LabelTable {
    var table = LabelTable()
    for (number, file) in files.enumerated() { try table.read(csv: Array(file.utf8), name: "\(number).csv") }
    return table
  }

  @Test("every column is read, in whatever order the header names them")
  func columns() throws {
    let table = try table(
      """
      \u{FEFF}category,Label,address,chain,event_time,known_from,source,case,actor,entity\r
      Theft,"Ronin ""Bridge"", exploiter",\(Self.evm),Ethereum,2022-03-23T13:29:09Z,2022-03-29,OFAC,Ronin,Lazarus Group,\r
      \r
      exchange, Binance 14 ,1BoatSLRHtKNngkdXEeobR76b53LETtpyT,bitcoin,,,,,,Binance\r
      """)
    #expect(table.notes == [])
    #expect(
      table.labels == [
        Label(
          chain: "ethereum", address: Self.evm.lowercased(), label: "Ronin \"Bridge\", exploiter", category: .theft,
          actor: "Lazarus Group", caseName: "Ronin", source: "OFAC", knownFrom: 1_648_512_000, eventTime: 1_648_042_149),
        Label(
          chain: "bitcoin", address: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", label: "Binance 14", category: .exchange,
          entity: "Binance"),
      ])
  }

  @Test("files are merged, exact repeats dropped, several labels of an address kept in order")
  func merging() throws {
    let header = "chain,address,label,category\n"
    let table = try table(
      header + "e,a,one,bridge\ne,b,two,swap\ne,a,one,bridge\n", header + "e,a,three,mixer\nE,b,two,Swap\n")
    #expect(table.labels.map(\.label) == ["one", "two", "three"])
    #expect(table.labels(chain: "E", address: "a").map(\.label) == ["one", "three"])
    #expect(table.labels(chain: "e", address: "c") == [])
    #expect(table.labels(chain: "x", address: "a") == [])
  }

  @Test("an EVM address is found in either case, another only in its own")
  func lookup() throws {
    let table = try table("chain,address,label,category\ne,\(Self.evm),one,bridge\ne,Abc,two,swap\n")
    #expect(table.labels(chain: "e", address: Self.evm.uppercased()).count == 1)
    #expect(table.labels(chain: "e", address: "abc").count == 0)
  }

  @Test("an unknown column is ignored and noted")
  func unknownColumns() throws {
    let table = try table("chain,address,label,category,entitty,zzz\ne,a,one,bridge,x,y\n")
    #expect(table.labels.count == 1)
    #expect(
      table.notes == [
        "0.csv: the column `entitty` is not known and was ignored; did you mean `entity`?",
        "0.csv: the column `zzz` is not known and was ignored",
      ])
  }

  @Test("a table as of a day leaves out what was not known then")
  func asOf() throws {
    let table = try table(
      "chain,address,label,category,known_from\ne,a,one,theft,2022-01-01\ne,b,two,theft,2023-01-01\ne,c,three,theft,\n")
    #expect(table.known(asOf: 1_650_000_000).labels.map(\.label) == ["one", "three"])
    #expect(table.known(asOf: 1_672_531_200).labels.count == 3)
    #expect(table.known(asOf: .min).labels.map(\.label) == ["three"])
  }

  @Test("the hash depends on what is said, not on order, files or repeats")
  func hash() throws {
    let header = "chain,address,label,category,entity\n"
    let one = try table(header + "e,a,one,bridge,\ne,b,two,swap,X\n")
    let two = try table(header + "e,b,two,swap,X\n", header + "e,a,one,bridge,\ne,b,two,swap,X\n")
    let other = try table(header + "e,a,one,bridge,X\ne,b,two,swap,\n")
    #expect(one.hash == two.hash && one.hash != other.hash && one.hash != LabelTable().hash)
    #expect(LabelTable().hash == "d9fe9d78fbab5ad2783702779cf6f58bc7b221fef81e1c2c9591f6b0216791a4")
  }
}
