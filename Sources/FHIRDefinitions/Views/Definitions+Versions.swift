extension Definitions {
  /// Every version of the code system with a url, the preferred first.
  public func versions(ofCodeSystem url: String) -> [CodeSystem] {
    var url = url
    return url.withUTF8 { codeSystems(utf8: $0) }
  }

  /// Every version of the code system with a url, the preferred first.
  public func codeSystems(utf8 url: UnsafeBufferPointer<UInt8>) -> [CodeSystem] {
    var found: [CodeSystem] = []
    for pack in packs {
      let key = pack.key(url)
      guard key != 0 else { continue }
      var row = pack.codeSystems.lowerBound(of: key, field: 0, in: pack.codeSystems.all)
      while row < pack.codeSystems.count, pack.codeSystems.word(row, 0) == key {
        found.append(CodeSystem(pack, row))
        row += 1
      }
    }
    return found
  }

  /// The value set with a url, in the UTF-8 of a document.
  public func valueSet(utf8 url: UnsafeBufferPointer<UInt8>) -> ValueSet? {
    find(utf8: url, in: .valueSets).map { ValueSet(self, $0.storage, $0.row) }
  }
}
