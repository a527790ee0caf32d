/// The tables of a pack in which definitions stand by their canonical urls.
///
/// An enumeration and not a key path, which the runtime takes apart at each look-up.
enum CanonicalTable {
  case structures
  case valueSets
  case codeSystems
  case canonicals
}

extension PackStorage {
  func table(_ table: CanonicalTable) -> PackTable {
    switch table {
    case .structures: structures
    case .valueSets: valueSets
    case .codeSystems: codeSystems
    case .canonicals: canonicals
    }
  }
}
