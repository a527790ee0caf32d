extension Definitions {
  typealias Place = (storage: PackStorage, row: Int)

  /// Finds a canonical url in a table that is sorted by url, in which rows of the same url stand in order of preference.
  func find(
    _ canonical: some StringProtocol, in table: KeyPath<PackStorage, PackTable>, version field: Int
  ) -> Place? {
    var text = String(canonical)
    return text.withUTF8 { text in
      guard let bar = text.lastIndex(of: UInt8(ascii: "|")) else {
        return find(utf8: text, in: table)
      }
      let version = UnsafeBufferPointer(rebasing: text[(bar + 1)...])
      return find(
        utf8: UnsafeBufferPointer(rebasing: text[..<bar]), in: table, version: version, at: field)
    }
  }

  private func find(
    utf8 url: UnsafeBufferPointer<UInt8>, in table: KeyPath<PackStorage, PackTable>,
    version: UnsafeBufferPointer<UInt8>, at field: Int
  ) -> Place? {
    for pack in packs {
      let rows = pack[keyPath: table]
      let key = pack.key(url)
      guard key != 0 else { continue }
      var row = rows.lowerBound(of: key, field: 0, in: rows.all)
      while row < rows.count, rows.word(row, 0) == key {
        if pack.equals(rows.index(row, field), version) { return (pack, row) }
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

extension Definitions {
  /// The names of the resource types that a document can have.
  public var resourceTypes: Set<String> {
    Set(types.filter { $0.kind == .resource && !$0.isAbstract }.map(\.name))
  }
}
