import Columnar

/// Where the codes of a text column come from.
enum TextSource: Sendable {
  /// The file has codes.
  case dictionary(LoadedDictionary, index: ArrowInteger)
  /// The file has strings; codes are given as batches are decoded, by interner number `interner`.
  case strings(ArrowType, interner: Int)
  /// Every row has the one value of this table.
  case constant(StringTable)
}

/// The sources of the four text columns.
struct TextSources: Sendable {
  let chain: TextSource
  let asset: TextSource
  let from: TextSource
  let to: TextSource
  /// Whether `from` and `to` have one table.
  let addressesAreShared: Bool

  /// Interners that `strings` sources may name.
  static let internerCount = 4

  init(_ catalog: ArchiveCatalog, _ decoder: BufferDecoder) throws(ArchiveError) {
    from = try Self.source(.from, interner: 2, catalog, decoder)
    let (payer, payee) = (catalog.field(.from), catalog.field(.to))
    switch (payer?.dictionary, payee?.dictionary) {
    case (let one?, let other?) where one.id == other.id:
      guard payer?.type == payee?.type, case .dictionary(let loaded, _) = from else {
        throw ArchiveError(.corrupt("dictionary \(one.id) has two types"), file: catalog.file.path)
      }
      to = .dictionary(loaded, index: other.index)
      addressesAreShared = true
    case (nil, nil):
      to = try Self.source(.to, interner: 2, catalog, decoder)
      addressesAreShared = true
    default:
      to = try Self.source(.to, interner: 3, catalog, decoder)
      addressesAreShared = false
    }
    chain = try Self.source(.chain, interner: 0, catalog, decoder)
    asset = try Self.source(.asset, interner: 1, catalog, decoder)
  }

  private static func source(
    _ role: ColumnRole, interner: Int, _ catalog: ArchiveCatalog, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> TextSource {
    guard let field = catalog.field(role) else {
      let named = catalog.footer.schema.metadata.first { $0.key == ArchiveMetadata.chain }
      return .constant(StringTable([named?.value ?? ""]))
    }
    guard field.type.isText || field.type == .fixedBinary(width: 20) else {
      let error = ArchiveError(.unsupported(.type(field.typeText, accepted: "`string`")), file: catalog.file.path)
      throw error.at(column: role.name)
    }
    guard let dictionary = field.dictionary else { return .strings(field.type, interner: interner) }
    do throws(ArchiveError) {
      let loaded = try decoder.textDictionary(dictionary.id, type: field.type, parts: catalog.dictionaries)
      return .dictionary(loaded, index: dictionary.index)
    } catch { throw error.at(column: role.name) }
  }
}
