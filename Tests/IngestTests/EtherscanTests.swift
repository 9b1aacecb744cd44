import Columnar
import Testing

@testable import Ingest

@Suite("Exports of Etherscan")
struct EtherscanTests {
  @Test("transactions stand in one of two columns, with commas, prices, failures and a field too many")
  func transactions() throws {
    let work = try Workspace()
    let file = try work.file(
      "export.csv",
      """
      "Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)",\
      "Value_OUT(ETH)","CurrentValue @ $2000/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status","ErrCode",\
      "Method"
      "h1","1","1705399200","2024-01-16 10:00:00","0xb","0xa","","1.5","0","3000","0","0","1785.9","","","Transfer"
      "h2","2","1721124000","2024-07-16 10:00:00","0xa","0xc","","0","1,234.5","9","0","0","N/A","","","Transfer",""
      "h3","3","1721124600","2024-07-16 10:10:00","0xa","0xc","","0","5","0","0","0","1","Error(0)","Reverted","Swap"
      "h4","4","1721124601","2024-07-16 10:10:01","0xa","","0xNew","0","2E-18","0","0","0","$2,000","","","Create"
      "h5","5","","2024-07-16 10:10:02","0xa","0xd","","0","0","0","0","0","1","","","Approve"
      """)
    let summary = try work.importing(file)
    #expect(
      try work.rows() == [
        "1705399200 ethereum h1 0xb 0xa ETH 1.5 1500000000000000000 2678.8500000000004",
        "1721124000 ethereum h2 0xa 0xc ETH 1234.5 1234500000000000000000 -",
        "1721124601 ethereum h4 0xa 0xNew ETH 2e-18 2 4e-15",
      ])
    #expect(
      summary.notes == [
        "1 record left out: the transaction failed, and moved nothing", "1 record left out: an amount of zero",
      ])
  }

  @Test("transactions inside contracts have another receiver, sister explorers another coin and chain")
  func internals() throws {
    let work = try Workspace()
    let file = try work.file(
      "export.csv",
      """
      Txhash,Blockno,UnixTimestamp,DateTime,ParentTxFrom,ParentTxTo,ParentTxETH_Value,From,TxTo,ContractAddress,\
      Value_IN(BNB),Value_OUT(BNB),CurrentValue @ $1/BNB,Historical $Price/BNB,Status,ErrCode,Type
      h1,1,1705399200,x,p,q,0,r,s,,0.25,0,0,400,0,,call
      """)
    _ = try work.importing(file)
    #expect(try work.rows() == ["1705399200 bsc h1 r s BNB 0.25 250000000000000000 100.0"])
  }

  @Test("token transfers keep the symbol of the first that has it, never that of a well-known token")
  func tokens() throws {
    let work = try Workspace()
    let (pepe, other, fake) = (address("1"), address("2"), address("3"))
    let file = try work.file(
      "export.csv",
      """
      Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,ContractAddress,TokenName,TokenSymbol
      h1,1,1,x,a,b,"1,000.5","$1,000.50",0xdAC17F958D2ee523a2206206994597C13D831ec7,Tether,USDT
      h2,1,2,x,a,b,3,N/A,\(pepe),Pepe,PEPE
      h3,1,3,x,a,b,3,,\(other),Pepe,PEPE
      h4,1,4,x,a,b,3,,\(fake),Tether,USDT
      h5,1,5,x,a,b,2,,\(pepe),Pepe,PEPE
      h6,1,6,x,a,b,0,,\(pepe),Pepe,PEPE
      """)
    let summary = try work.importing(file)
    #expect(
      try work.rows() == [
        "1 ethereum h1 a b USDT 1000.5 1000500000 1000.5", "2 ethereum h2 a b PEPE 3.0 - -",
        "3 ethereum h3 a b \(other) 3.0 - -", "4 ethereum h4 a b \(fake) 3.0 - -", "5 ethereum h5 a b PEPE 2.0 - -",
      ])
    #expect(summary.omitted == 1)
  }

  @Test(
    "commas that are not between thousands are refused",
    arguments: ["1,5", "1,0000", ",100", "1,000,00", "1.000,5", "1234,567", "1,,000"])
  func commas(_ figure: String) throws {
    let work = try Workspace()
    let file = try work.file(
      "export.csv",
      "Txhash,UnixTimestamp,From,To,TokenValue,ContractAddress,TokenSymbol\nh,1,a,b,\"\(figure)\",c,X\n")
    let error = #expect(throws: ImportError.self) { try work.importing(file) }
    #expect(error?.description.hasSuffix(":2: column `TokenValue`: `\(figure)` is not a decimal number") == true)
  }

  private func address(_ digit: String) -> String { "0x" + String(repeating: digit, count: 40) }
}
