extension Definitions {
  typealias Place = (storage: PackStorage, row: Int)

  /// Finds a canonical url in a table that is sorted by url, in which rows of the same url stand in order of preference.
  func find(
    _ canonical: some StringProtocol, in table: KeyPath<PackStorage, PackTable>, version field: Int
  ) -> Place? {
    let url: String
    let version: String?
    if let bar = canonical.lastIndex(of: "|") {
      url = String(canonical[..<bar])
      version = String(canonical[canonical.index(after: bar)...])
    } else {
      url = String(canonical)
      version = nil
    }
    for pack in packs {
      let rows = pack[keyPath: table]
      let key = pack.key(url)
      guard key != 0 else { continue }
      var row = rows.lowerBound(of: key, field: 0, in: rows.all)
      while row < rows.count, rows.word(row, 0) == key {
        if version == nil || pack.string(rows.index(row, field)) == version { return (pack, row) }
        row += 1
      }
    }
    return nil
  }

  func find(
    utf8 url: UnsafeBufferPointer<UInt8>, in table: KeyPath<PackStorage, PackTable>
  ) -> Place? {
    for pack in packs {
      let rows = pack[keyPath: table]
      let key = pack.key(url)
      if key != 0, let row = rows.row(of: key, field: 0, in: rows.all) { return (pack, row) }
    }
    return nil
  }
}
