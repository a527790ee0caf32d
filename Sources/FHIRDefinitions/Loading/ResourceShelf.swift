internal import LosslessJSON

/// Canonical resources that are kept whole: questionnaires, measures, libraries, search parameters and the like.
final class ResourceShelf: Sendable {
  struct Entry: Sendable {
    var type: String
    var version: String?
    var document: JSONDocument
  }

  /// The resources by url, the preferred one of each first.
  private let entries: [String: [Entry]]

  init(_ list: [(url: String, entry: Entry)]) {
    var entries: [String: [Entry]] = [:]
    for (url, entry) in list { entries[url, default: []].append(entry) }
    for url in entries.keys {
      entries[url]?.sort { PackageVersion($0.version) > PackageVersion($1.version) }
    }
    self.entries = entries
  }

  /// The resource with a canonical url, `url` or `url|version`.
  func resource(_ canonical: String, type: String?) -> JSONDocument? {
    let (url, version) = Canonical.split(canonical)
    let candidates = (entries[url] ?? []).filter { type == nil || $0.type == type }
    guard let version else { return candidates.first?.document }
    return PackageVersion.places(of: version, among: candidates.map(\.version)).first.map {
      candidates[$0].document
    }
  }

  /// Every resource of a type.
  func resources(ofType type: String) -> [JSONDocument] {
    entries.sorted { $0.key < $1.key }
      .flatMap { $0.value.filter { $0.type == type }.map(\.document) }
  }
}

/// The parts of `url|version`.
enum Canonical {
  static func split(_ canonical: String) -> (url: String, version: String?) {
    guard let bar = canonical.lastIndex(of: "|") else { return (canonical, nil) }
    let version = canonical[canonical.index(after: bar)...]
    return (String(canonical[..<bar]), version.isEmpty ? nil : String(version))
  }
}
