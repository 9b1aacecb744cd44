extension ArchiveReader {
  /// The extra columns, under the fields with which they are written again.
  ///
  /// - Throws: `ArchiveError` where two of them have one name: only one could be told from the other.
  func carriedFields() throws(ArchiveError) -> [ArrowField] {
    var fields: [ArrowField] = []
    for place in carriedPlaces {
      var field = catalog.footer.schema.fields[place].carried
      do throws(ArchiveError.Cause) {
        try field.requireCarriable(room: catalog.limits.nullBytes)
      } catch { throw ArchiveError(error, file: path).at(column: field.name) }
      // Rows of an archive without the column have nulls in it.
      field.isNullable = true
      guard !fields.contains(where: { $0.name == field.name }) else {
        throw ArchiveError(.duplicateColumn, file: path).at(column: field.name)
      }
      fields.append(field)
    }
    return fields
  }

  private var carriedPlaces: [Int] {
    let known = Set(catalog.places.values)
    return catalog.footer.schema.fields.indices.filter { !known.contains($0) }
  }

  /// Where the dictionaries of the extra columns are; a scan never looks at these.
  func carriedDictionaries() throws(ArchiveError) -> [ArchiveCatalog.DictionaryPart] {
    var used: [Int64: ArrowField] = [:]
    for place in carriedPlaces { catalog.footer.schema.fields[place].addDictionaries(to: &used) }
    guard !used.isEmpty else { return [] }
    let opener = MessageOpener(file: catalog.file, limits: catalog.limits)
    var parts: [ArchiveCatalog.DictionaryPart] = []
    for block in catalog.footer.dictionaries {
      if let part = try opener.dictionary(block, used: used) { parts.append(part) }
    }
    return parts
  }

  /// The extra columns of a batch, in the order of `carriedFields`.
  func carried(
    inBatch index: Int, dictionaries: [ArchiveCatalog.DictionaryPart]
  ) throws(ArchiveError) -> [CarriedColumn] {
    let decoder = idle.take()
    defer { idle.put(decoder) }
    let reader = CarriedReader(decoder: decoder, dictionaries: dictionaries)
    var columns: [CarriedColumn] = []
    for place in carriedPlaces {
      let field = catalog.footer.schema.fields[place]
      do throws(ArchiveError) {
        columns.append(try reader.read(catalog.batches[index].chunks[place], field))
      } catch { throw located(error, batch: index, column: field.name) }
    }
    return columns
  }
}
