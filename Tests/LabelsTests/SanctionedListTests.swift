import Columnar
import Foundation
import Testing

@testable import Labels

@Suite("OFAC's lists")
struct SanctionedListTests {
  private static let simple = """
    <?xml version="1.0" standalone="yes"?>
    <sdnList xmlns="https://example.org/XML">
      <publshInformation><Publish_Date>11/21/2024</Publish_Date></publshInformation>
      <sdnEntry><uid>1</uid><firstName>Jane</firstName><lastName>DOE &amp; CO</lastName><sdnType>Individual</sdnType>
        <idList>
          <id><uid>7</uid><idType>Passport</idType><idNumber>123</idNumber></id>
          <id><uid>8</uid><idType>Digital Currency Address - XBT</idType><idNumber>12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</idNumber></id>
          <id><uid>9</uid><idType>Digital Currency Address - USDT</idType><idNumber>TCzq6m2zxnQkrZrf8cqYcK6bbXQYAfWYKC</idNumber></id>
        </idList>
        <akaList><aka><lastName>OTHER</lastName></aka></akaList>
      </sdnEntry>
      <sdnEntry><uid>2</uid><lastName>LAZARUS GROUP</lastName><sdnType>Entity</sdnType><idList><id>
        <idType>Digital Currency Address - ETH</idType><idNumber>0x098B716B8Aaf21512996dC57EB0615e2383E2f96</idNumber>
      </id></idList></sdnEntry>
    </sdnList>
    """

  private static let advanced = """
    <Sanctions xmlns="https://example.org/ADVANCED_XML"><ReferenceValueSets><FeatureTypeValues>
      <FeatureType ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</FeatureType>
      <FeatureType ID="345" FeatureTypeGroupID="1">Digital Currency Address - ETH</FeatureType>
      <FeatureType ID="9" FeatureTypeGroupID="1">Website</FeatureType></FeatureTypeValues></ReferenceValueSets>
      <DistinctParties><DistinctParty FixedRef="1"><Profile ID="1"><Identity ID="1">
        <Alias FixedRef="1" Primary="true"><DocumentedName><DocumentedNamePart>
          <NamePartValue NamePartGroupID="1">LAZARUS GROUP</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <Alias FixedRef="2" Primary="false"><NamePartValue>HIDDEN COBRA</NamePartValue></Alias></Identity>
        <Feature ID="1" FeatureTypeID="345"><FeatureVersion ID="1"><Comment />
          <VersionDetail DetailTypeID="1432">0x098B716B8Aaf21512996dC57EB0615e2383E2f96</VersionDetail></FeatureVersion></Feature>
        <Feature ID="2" FeatureTypeID="9"><FeatureVersion ID="2"><VersionDetail>a.example</VersionDetail></FeatureVersion></Feature>
      </Profile></DistinctParty></DistinctParties></Sanctions>
    """

  /// The labels of a file of this name and text: chain, address, label.
  private func labels(_ name: String, _ text: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sluice-ofac-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(filePath: path))
    var table = LabelTable()
    try table.read(path: path)
    #expect(table.labels.allSatisfy { $0.category == .sanctioned && $0.source == "OFAC SDN" })
    return table.labels.map { "\($0.chain) \($0.address) \($0.label)" }
  }

  @Test func `SDN in XML names addresses with their owners`() throws {
    #expect(
      try labels("SDN.XML", Self.simple) == [
        "bitcoin 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h Jane DOE & CO",
        "tron TCzq6m2zxnQkrZrf8cqYcK6bbXQYAfWYKC Jane DOE & CO",
        "ethereum 0x098b716b8aaf21512996dc57eb0615e2383e2f96 LAZARUS GROUP",
      ])
  }

  @Test func `the advanced form names features by number, and parties by their primary name`() throws {
    #expect(
      try labels("sdn_advanced.xml", Self.advanced) == [
        "ethereum 0x098b716b8aaf21512996dc57eb0615e2383e2f96 LAZARUS GROUP"
      ])
  }

  @Test func `SDN in CSV has addresses among the remarks`() throws {
    let text = """
      36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
      2,"DOE, Jane","individual","CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1 Jan 1990; Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h; alt. Digital Currency Address - ETH 0x098B716B8Aaf21512996dC57EB0615e2383E2f96."
      \u{1A}

      """
    #expect(
      try labels("sdn.csv", text) == [
        "bitcoin 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h DOE, Jane",
        "ethereum 0x098b716b8aaf21512996dc57eb0615e2383e2f96 DOE, Jane",
      ])
  }

  @Test func `plain lists go by the asset in their name, or by the shape of addresses`() throws {
    #expect(
      try labels("sanctioned_addresses_LTC.txt", "# list\nLabc1\r\n\nLabc2\n") == [
        "litecoin Labc1 OFAC SDN", "litecoin Labc2 OFAC SDN",
      ])
    #expect(try labels("sanctioned_addresses_XMR.json", #"["4abc"]"#) == ["monero 4abc OFAC SDN"])
    #expect(
      try labels("all.json", #"{"XBT":["1abc"],"ETH":["0xAB"]}"#) == [
        "ethereum 0xAB OFAC SDN", "bitcoin 1abc OFAC SDN",
      ])
    #expect(
      try labels("list.txt", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96\nbc1qw7p0wkqzuqz0xg\n").map { $0.prefix(8) }
        == ["ethereum", "bitcoin "])
  }

  @Test(arguments: [
    ("list.txt", "what is this", "`what is this` is no address"),
    ("list.txt", "rubbish", "the chain of `rubbish` is not known"),
    ("list.json", "[1]", "no list of addresses"), ("list.json", "", "no list of addresses"),
    ("a.xml", "<a/>", "no list of addresses"),
    ("a.xml", "<sdnList>\n<b", ":2: the XML cannot be read: the file ends inside a tag"),
    ("a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><sdnList/>", "a document type is not read"),
    ("a.xml", "<sdnList>&bomb;</sdnList>", "an unknown entity"),
    ("sdn.csv", "1,\"A\",x\n", "12 fields expected, 3 found"),
    ("a.xml", "<sdnList>" + String(repeating: "<a>", count: 70), "over 64 deep"),
    ("a.xml", "<sdnList><id a></id></sdnList>", "an attribute without a value"),
  ])
  func `what is no list is refused with its place`(name: String, text: String, words: String) {
    let error = #expect(throws: LabelError.self) { try labels(name, text) }
    #expect(error?.description.contains(words) == true, "\(error.map(\.description) ?? "")")
  }

  @Test(arguments: [#"{"":["2b"]}"#, #"{" ":["2b"]}"#, #"{"a,b":["2b"]}"#, #"{"\u0000":["2b"]}"#])
  func `an asset that can be none is refused`(_ text: String) {
    var table = LabelTable()
    #expect(throws: LabelError.self) { try table.read(MemoryBytes(Array(text.utf8)), name: "list.json") }
    #expect(table.labels.isEmpty)
  }

  @Test func `labels written as CSV are the labels read again`() throws {
    var table = LabelTable([
      Label(
        chain: "ethereum", address: "0xab", label: "A, \"b\"", category: .mixer, entity: "E", actor: "X",
        caseName: "C 1",
        source: "s", knownFrom: 1_700_000_000, eventTime: -5),
      Label(chain: "bitcoin", address: "1z", label: "Z", category: .theft),
    ])
    var again = LabelTable()
    try again.read(csv: table.csv, name: "again")
    #expect(again.hash == table.hash && again.labels.map(\.chain) == ["bitcoin", "ethereum"])
    table = LabelTable([Label(chain: "c", address: "a", label: "l", category: .pool)])
    #expect(String(decoding: table.csv, as: UTF8.self) == "chain,address,label,category\nc,a,l,pool\n")
  }
}
