extension Definitions {
  /// A row of one of the packs.
  struct Place {
    let storage: PackStorage
    let row: Int

    func word(_ field: Int, in table: CanonicalTable) -> Int {
      storage.table(table).index(row, field)
    }

    func equals(
      _ text: UnsafeBufferPointer<UInt8>, at field: Int, in table: CanonicalTable
    ) -> Bool {
      storage.equals(word(field, in: table), text)
    }
  }

  /// Finds a canonical url in a table that is sorted by url, in which rows of the same url stand in order of preference.
  func find(
    _ canonical: some StringProtocol, in table: CanonicalTable, version field: Int
  ) -> Place? {
    var text = String(canonical)
    return text.withUTF8 { text in
      guard let bar = text.lastIndex(of: UInt8(ascii: "|")) else {
        return find(utf8: text, in: table)
      }
      let url = UnsafeBufferPointer(rebasing: text[..<bar])
      let version = UnsafeBufferPointer(rebasing: text[(bar + 1)...])
      let places = places(of: url, in: table)
      if let exact = places.first(where: { $0.equals(version, at: field, in: table) }) {
        return exact
      }
      let versions = places.map { $0.storage.optional($0.word(field, in: table)) }
      return PackageVersion.places(of: String(decoding: version, as: UTF8.self), among: versions)
        .first.map { places[$0] }
    }
  }

  /// Finds a canonical url as it is meant in a package: its own definition, that of the packages it needs, or the preferred.
  func find(
    _ canonical: some StringProtocol, in table: CanonicalTable,
    version field: Int, source sourceField: Int, from package: (storage: PackStorage, row: Int)
  ) -> Place? {
    var (url, version) = Canonical.split(String(canonical))
    let places = url.withUTF8 { self.places(of: $0, in: table) }
    guard places.count > 1 else {
      return places.first.flatMap { place in
        guard let version else { return place }
        let own = place.storage.optional(place.word(field, in: table))
        return PackageVersion.places(of: version, among: [own]).isEmpty ? nil : place
      }
    }
    var offsets: [ObjectIdentifier: Int] = [:]
    var sources: [PackSource] = []
    for pack in packs {
      offsets[ObjectIdentifier(pack)] = sources.count
      sources += pack.sources.all.compactMap { pack.source($0) }
    }
    let number = { (pack: PackStorage, row: Int) in (offsets[ObjectIdentifier(pack)] ?? 0) + row }
    let candidates = places.map { place in
      PackageScope.Candidate(
        version: place.storage.optional(place.word(field, in: table)),
        package: number(place.storage, place.word(sourceField, in: table)))
    }
    return PackageScope(sources).choose(
      candidates, version: version, from: number(package.storage, package.row)
    ).map { places[$0] }
  }

  /// Everything that has a url, the preferred one first.
  private func places(
    of url: UnsafeBufferPointer<UInt8>, in table: CanonicalTable
  ) -> [Place] {
    var result: [Place] = []
    for pack in packs {
      let rows = pack.table(table)
      let key = pack.key(url)
      guard key != 0 else { continue }
      var row = rows.lowerBound(of: key, field: 0, in: rows.all)
      while row < rows.count, rows.word(row, 0) == key {
        result.append(Place(storage: pack, row: row))
        row += 1
      }
    }
    return result
  }

  func find(
    utf8 url: UnsafeBufferPointer<UInt8>, in table: CanonicalTable
  ) -> Place? {
    for pack in packs {
      let rows = pack.table(table)
      let key = pack.key(url)
      if key != 0, let row = rows.row(of: key, field: 0, in: rows.all) {
        return Place(storage: pack, row: row)
      }
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
