import Columnar
import Testing

@testable import Ingest

@Suite("Files of ethereum-etl")
struct EthereumTests {
  private static let transactions =
    "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,input,"
    + "block_timestamp,max_fee_per_gas,max_priority_fee_per_gas,transaction_type"
  private static let traces =
    "block_number,transaction_hash,transaction_index,from_address,to_address,value,input,output,trace_type,call_type,"
    + "reward_type,gas,gas_used,subtraces,trace_address,error,status,trace_id"

  private func blocks(_ text: String = "number,timestamp\n100,1500000000\n101,1500000012\n") throws -> BlockTimes {
    var blocks = BlockTimes()
    try blocks.read(MemoryBytes(Array(text.utf8)), name: "blocks.csv")
    return blocks
  }

  @Test("transactions move the chain's coin, exactly")
  func transactions() throws {
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      """
      \(Self.transactions)
      0xab01,2,0xb,46147,0,0xA1E4380A3B1F749673E270229993EE55F35663B4,0xb,31337,21000,5,0x,1438918233,,,
      0xab02,0,0xb,46169,0,0xc,0xd,19900000000000000001,21000,5,0x,1438918613,,,2
      0xab03,0,0xb,46169,1,0xc,0xd,0,21000,5,0xa9059cbb,1438918613,,,2
      0xab04,0,0xb,46169,2,0xc,,5,21000,5,0x60,1438918613,,,2
      """)
    let summary = try work.importing(file)
    #expect(
      try work.rows() == [
        "1438918233 ethereum 0xab01 0xa1e4380a3b1f749673e270229993ee55f35663b4 0xb ETH 3.1337e-14 31337 -",
        "1438918613 ethereum 0xab02 0xc 0xd ETH 19.9 19900000000000000001 -",
      ])
    #expect(summary.rows == 2 && summary.omitted == 2 && summary.skipped == 0 && summary.addresses == 4)
    #expect(summary.notes.contains("1 record left out: an amount of zero"))
    #expect(summary.notes.contains("1 record left out: paid into a new contract whose address the file does not name"))
    #expect(summary.notes.contains { $0.contains("receipt_status") })
  }

  @Test("failed transactions move nothing, contracts receive under their own address, other chains have other coins")
  func statuses() throws {
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      """
      hash,from_address,to_address,value,block_timestamp,receipt_status,receipt_contract_address
      h1,a,b,1000000000000000000,2021-01-01 00:00:00 UTC,1,
      h2,a,b,1000000000000000000,2021-01-01 00:00:00 UTC,0,
      h3,a,,1000000000000000000,2021-01-01 00:00:01 UTC,1,new
      """)
    let summary = try work.importing(file, settings: ImportSettings(chain: "BSC"))
    #expect(
      try work.rows() == [
        "1609459200 bsc h1 a b BNB 1.0 1000000000000000000 -",
        "1609459201 bsc h3 a new BNB 1.0 1000000000000000000 -",
      ])
    #expect(summary.notes == ["1 record left out: the transaction failed, and moved nothing"])
    let error = #expect(throws: ImportError.self) {
      try work.importing(file, settings: ImportSettings(chain: "mychain"))
    }
    #expect(error?.description.hasSuffix("t.csv:1: the coin of `mychain` is not known; name it with `--coin`") == true)
  }

  @Test("token transfers count in the decimals of their token, and take times from blocks")
  func tokens() throws {
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      """
      token_address,from_address,to_address,value,transaction_hash,log_index,block_number
      0xdac17f958d2ee523a2206206994597c13d831ec7,a,b,1234567,h1,0,101
      0xF000000000000000000000000000000000000001,a,b,5,h2,1,100
      0xf000000000000000000000000000000000000002,a,b,77,h3,2,100
      """)
    let missing = #expect(throws: ImportError.self) { try work.importing(file) }
    #expect(missing?.description.contains("there is no column `block_timestamp`") == true)
    var settings = ImportSettings()
    settings.blocks = try blocks()
    let unknown = #expect(throws: ImportError.self) { try work.importing(file, settings: settings) }
    #expect(
      unknown?.description.hasSuffix(
        "t.csv:3: column `token_address`: the decimals of `0xf000000000000000000000000000000000000001` are not known; "
          + "name a file with `--tokens`, or `--decimals TOKEN=6`") == true)
    try settings.tokens.read(
      MemoryBytes(
        Array(
          """
          address,symbol,name,decimals,total_supply,block_number
          0xf000000000000000000000000000000000000001,FIVE,,1,,
          0xf000000000000000000000000000000000000002,ART,,,,
          """.utf8)), name: "tokens.csv")
    let summary = try work.importing(file, settings: settings)
    #expect(
      try work.rows() == [
        "1500000000 ethereum h2 a b FIVE 0.5 5 -", "1500000012 ethereum h1 a b USDT 1.234567 1234567 -",
      ])
    #expect(summary.notes.contains("1 record left out: the token has no decimals (a collectible)"))
    #expect(summary.notes.contains("the rows were not in order of time; they were sorted"))
  }

  @Test("a block that is not in the table is named; tables need no order and may have gaps")
  func blockTable() throws {
    let gaps = try blocks("timestamp,number\n30,9\n10,1\n20,5\n")
    #expect([0, 1, 2, 5, 6, 9, 10].map { gaps.time(of: $0) } == [nil, 10, nil, 20, nil, 30, nil])
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      "token_address,from_address,to_address,value,transaction_hash,block_number\n"
        + "0xdac17f958d2ee523a2206206994597c13d831ec7,a,b,1,h,7\n")
    var settings = ImportSettings()
    settings.blocks = gaps
    let error = #expect(throws: ImportError.self) { try work.importing(file, settings: settings) }
    #expect(error?.description.hasSuffix(":2: column `block_number`: block 7 is not in the file of blocks") == true)
    let empty = #expect(throws: ImportError.self) { try blocks("") }
    #expect(empty?.description == "blocks.csv: the file is empty; a header is expected: `number`, `timestamp`")
    let bad = #expect(throws: ImportError.self) { try blocks("number,timestamp\n1,x\n") }
    #expect(bad?.description.hasPrefix("blocks.csv:2: column `timestamp`: `x` is not a time") == true)
  }

  @Test("traces move coins in calls that succeeded, rewards come from nobody, inner calls move nothing twice")
  func parityTraces() throws {
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      """
      \(Self.traces)
      100,h1,0,a,b,0,0x,0x,call,call,,1,1,1,,,1,call_h1_
      100,h1,0,b,a,50000000000000000,,,suicide,,,,,0,0,,1,suicide_h1_0
      100,h2,1,a,b,1000000000000000000,0x,,call,call,,0,,0,,Out of gas,0,call_h2_
      100,h3,2,a,b,1000000000000000000,0x,,call,delegatecall,,0,,0,"0,1",,1,call_h3_0_1
      100,h4,3,a,c,2000000000000000000,0x,,create,,,0,,0,,,1,create_h4_
      100,,,,miner,5000000000000000000,,,reward,,block,,,0,,,1,reward_100_0
      """)
    var settings = ImportSettings()
    settings.blocks = try blocks()
    let summary = try work.importing(file, settings: settings)
    #expect(
      try work.rows() == [
        "1500000000 ethereum h1 b a ETH 0.05 50000000000000000 -",
        "1500000000 ethereum h4 a c ETH 2.0 2000000000000000000 -",
        "1500000000 ethereum - reward miner ETH 5.0 5000000000000000000 -",
      ])
    #expect(
      summary.notes == [
        "1 record left out: the transaction failed, and moved nothing", "1 record left out: an amount of zero",
        "1 record left out: delegated, static and code calls move nothing of their own",
      ])
  }

  @Test("without a status, what a failed call had called is undone with it, and nothing beside it")
  func gethTraces() throws {
    let work = try Workspace()
    let file = try work.file(
      "t.csv",
      """
      \(Self.traces)
      100,,0,a,b,1,0x,,call,call,,0,,3,,,,
      100,,0,b,c,2,0x,,call,call,,0,,1,0,Reverted,,
      100,,0,c,d,3,0x,,call,call,,0,,0,"0,0",,,
      100,,0,b,e,4,0x,,call,call,,0,,0,1,,,
      100,,0,b,e,5,0x,,call,call,,0,,0,01,,,
      100,,1,a,f,6,0x,,call,call,,0,,1,,Out of gas,,
      100,,1,f,g,7,0x,,call,call,,0,,0,0,,,
      101,,1,a,h,8,0x,,call,call,,0,,0,,,,
      101,,2,a,,,0x,,suicide,,,0,,0,0,,,
      """)
    var settings = ImportSettings()
    settings.blocks = try blocks()
    let summary = try work.importing(file, settings: settings)
    #expect(try work.rows().map { $0.split(separator: " ")[7] } == ["1", "4", "5", "8"])
    #expect(summary.omitted == 5)
  }
}
