// The list itself in XML: SDN.XML, and SDN_ADVANCED.XML, which names features by number.
extension SanctionedAddresses {
  init(xml bytes: [UInt8], file: String) throws(LabelError) {
    self.init(file: file)
    var entries = SanctionedEntries()
    var tokens = XMLTokens(bytes)
    var isList = false
    while true {
      let token: XMLTokens.Token?
      do { token = try tokens.next() } catch {
        throw LabelError(file: file, line: tokens.line, cause: .notXML(error.words))
      }
      guard let token else { break }
      if case .open(let name, _) = token, name == "sdnList" || name == "Sanctions" { isList = true }
      guard let found = entries.take(token) else { continue }
      for address in found.addresses {
        try add(address.text, asset: address.asset, name: found.name, line: tokens.line)
      }
    }
    guard isList else { throw LabelError(file: file, line: 0, cause: .notAList) }
  }
}

/// Gathers the addresses of one entry of the list after another.
private struct SanctionedEntries {
  struct Entry {
    var name: String?
    var addresses: [(asset: String, text: String)] = []
  }

  private var entry = Entry()
  private var path: [String] = []
  /// By number: assets of features, in the advanced form.
  private var features: [String: String] = [:]
  private var featureType = ""
  /// Parts of the entry's name so far, and whether it is complete.
  private var name: [String] = []
  private var isNamed = false
  private var idType = ""

  /// Takes in a token; the entry that ends with it, if one does.
  mutating func take(_ token: XMLTokens.Token) -> Entry? {
    switch token {
    case .open(let name, let attributes):
      path.append(name)
      open(name, attributes)
    case .text(let text): take(text: text)
    case .close(let name):
      if path.last == name { path.removeLast() }
      if name == "Alias" || name == "sdnType" { isNamed = true }
      guard name == "sdnEntry" || name == "DistinctParty" else { return nil }
      entry.name = self.name.isEmpty ? nil : self.name.joined(separator: " ")
      return entry
    }
    return nil
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "sdnEntry", "DistinctParty":
      entry = Entry()
      self.name = []
      isNamed = false
    case "FeatureType": featureType = attributes["ID"] ?? ""
    case "Feature": featureType = attributes["FeatureTypeID"] ?? ""
    default: break
    }
  }

  private mutating func take(text: String) {
    switch path.last {
    case "firstName" where path.dropLast().last == "sdnEntry" && !isNamed: name.append(text)
    case "lastName" where path.dropLast().last == "sdnEntry" && !isNamed: name.append(text)
    case "NamePartValue" where !isNamed: name.append(text)
    case "idType": idType = text
    case "idNumber": add(text, feature: idType)
    case "FeatureType": features[featureType] = text
    case "VersionDetail": add(text, feature: features[featureType] ?? "")
    default: break
    }
  }

  private mutating func add(_ text: String, feature: String) {
    guard feature.hasPrefix(SanctionedAsset.prefix) else { return }
    entry.addresses.append((String(feature.dropFirst(SanctionedAsset.prefix.count)), text))
  }
}
