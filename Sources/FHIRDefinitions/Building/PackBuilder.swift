public import LosslessJSON

/// Makes a pack from the resources of FHIR packages; the same resources make the same bytes.
///
///     var builder = PackBuilder()
///     builder.begin(PackSource(id: "example", version: "1.0.0", fhirVersion: "4.0.1", sha256: digest))
///     builder.add(document, named: "StructureDefinition-pet.json")
///     let bytes = try builder.build()
///
/// It keeps StructureDefinitions, CodeSystems and ValueSets, and of them the facts: no narrative, definition or comment. Of
/// other canonical resources it keeps the name.
/// Value sets are worked out as far as the code systems of the inputs and of the packs around allow.
public struct PackBuilder {
  /// What was kept, and what could not be.
  public struct Summary: Sendable {
    /// The number of StructureDefinitions.
    public var structures = 0
    /// The number of CodeSystems.
    public var codeSystems = 0
    /// The number of concepts of all code systems.
    public var concepts = 0
    /// The number of ValueSets.
    public var valueSets = 0
    /// The number of ValueSets of which every code is known.
    public var completeValueSets = 0
    /// The files that are of a kept type but lack what every definition has: a url, a type, elements.
    public var refused: [String] = []
    /// What else there is to say, of profiles whose snapshots had to be made.
    public var notices: [LoadingNotice] = []
  }

  /// Which of several definitions with one url is found by the url alone.
  public enum Order: Sendable {
    /// That of the package which was begun first.
    case byPackage
    /// That with the latest version; but what is of no package before all others.
    case latestFirst
  }

  private struct Named<Facts> {
    var facts: Facts
    var package: Int
    var file: String
  }

  private let context: Definitions
  private let order: Order
  private let snapshots: DefinitionLoading.Snapshots
  private var sources: [PackSource] = []
  private var structures: [Named<StructureFacts>] = []
  private var codeSystems: [Named<CodeSystemFacts>] = []
  private var valueSets: [Named<ValueSetFacts>] = []
  private var canonicals: [Named<CanonicalFacts>] = []

  /// What was kept so far, and what could not be.
  public private(set) var summary = Summary()

  /// Starts with nothing.
  ///
  /// - Parameters:
  ///   - context: packs that will stand beside this one: their definitions are used, not copied.
  ///   - order: which of several definitions with one url is found by the url alone.
  ///   - snapshots: where snapshots come from.
  public init(
    context: Definitions = Definitions([]), order: Order = .byPackage,
    snapshots: DefinitionLoading.Snapshots = .published
  ) {
    self.context = context
    self.order = order
    self.snapshots = snapshots
  }

  /// Begins a package; its definitions stand behind those of the packages before.
  public mutating func begin(_ source: PackSource) { sources.append(source) }

  /// Adds a resource: as facts if it is of a type that packs keep, by its name if it is another with a canonical url.
  ///
  /// - Parameters:
  ///   - document: a resource.
  ///   - file: its name in the package, by which definitions with one url and one version are ordered.
  /// - Returns: whether it was kept as facts.
  @discardableResult
  public mutating func add(_ document: JSONDocument, named file: String) -> Bool {
    let json = document.value
    let package = max(sources.count - 1, 0)
    switch json["resourceType"]?.string {
    case "StructureDefinition":
      if let facts = StructureFacts(json, snapshots: snapshots) {
        structures.append(Named(facts: facts, package: package, file: file))
        return true
      }
    case "CodeSystem":
      if let facts = CodeSystemFacts(json) {
        codeSystems.append(Named(facts: facts, package: package, file: file))
        return true
      }
    case "ValueSet":
      if let facts = ValueSetFacts(json) {
        valueSets.append(Named(facts: facts, package: package, file: file))
        return true
      }
    default:
      if let url = json["url"]?.string, let type = json["resourceType"]?.string {
        let facts = CanonicalFacts(
          url: url, version: json["version"]?.string, type: type, id: json["id"]?.string)
        canonicals.append(Named(facts: facts, package: package, file: file))
      }
      return false
    }
    summary.refused.append(file)
    return false
  }

  /// Adds again the value sets of the packs around whose content is another for what has been added.
  mutating func renewValueSets() {
    var renewal = ValueSetRenewal(
      context,
      systems: Set(codeSystems.filter { $0.facts.content != .supplement }.map(\.facts.url)),
      valueSets: Set(valueSets.map(\.facts.url)))
    var places: [String: Int] = [:]
    for set in renewal.affected() {
      guard let facts = ValueSetFacts(set), let source = set.source else { continue }
      let place = places[source.name] ?? sources.count
      if place == sources.count { begin(source) }
      places[source.name] = place
      valueSets.append(Named(facts: facts, package: place, file: ""))
    }
  }

  /// Makes the bytes.
  ///
  /// - Returns: a pack for `DefinitionPack`.
  /// - Throws: `PackError` with code `tooLarge` beyond 2 GiB.
  public mutating func build() throws(PackError) -> [UInt8] {
    var structures = inOrder(structures, \.url, \.version)
    addSnapshots(to: &structures)
    let codeSystems = inOrder(codeSystems, \.url, \.version)
    let valueSets = inOrder(valueSets, \.url, \.version)
    let systems = codeSystems.map { CodeSystemLibrary.Entry(facts: $0.facts, package: $0.package) }
    let scope = PackageScope(sources)
    let library = CodeSystemLibrary(systems, scope: scope, context: context)
    let entries = valueSets.map {
      ValueSetExpander.Entry(facts: $0.facts, package: $0.package)
    }
    var expander = ValueSetExpander(
      entries, library: library, scope: scope, context: context)
    var filterProperties: Set<String> = []
    for entry in entries {
      for inclusion in (entry.facts.includes ?? []) + entry.facts.excludes {
        filterProperties.formUnion(inclusion.filters.map(\.property))
      }
    }
    let input = PackWriter.Input(
      sources: sources,
      structures: structures.map { ($0.facts, $0.package) },
      codeSystems: systems,
      valueSets: entries.indices.map { (entries[$0], expander.expansion(at: $0)) },
      canonicals: inOrder(canonicals, \.url, \.version).map { ($0.facts, $0.package) },
      library: library,
      filterProperties: filterProperties,
      context: context)
    let bytes = try PackWriter.bytes(input)
    let pack = try DefinitionPack(bytes)
    let definitions = Definitions(storages: context.packs + [pack.storage])
    summary.structures = structures.count
    summary.codeSystems = codeSystems.count
    summary.concepts = codeSystems.reduce(0) { $0 + $1.facts.concepts.count }
    summary.valueSets = valueSets.count
    summary.completeValueSets = pack.storage.valueSets.all.count {
      ValueSet(definitions, pack.storage, $0).isComplete
    }
    return bytes
  }

  /// Makes the snapshots that are missing.
  private mutating func addSnapshots(to structures: inout [Named<StructureFacts>]) {
    guard structures.contains(where: { !$0.facts.hasSnapshot }) else { return }
    let entries = structures.map {
      SnapshotGenerator.Entry(facts: $0.facts, package: $0.package)
    }
    var generator = SnapshotGenerator(entries, scope: PackageScope(sources), context: context)
    for place in structures.indices where !structures[place].facts.hasSnapshot {
      structures[place].facts = generator.structure(at: place)
    }
    summary.notices += generator.notices
  }

  /// Sorts as the tables are: by the bytes of the url, then by package, then by file; leaves out what no url could find.
  private func inOrder<Facts>(
    _ list: [Named<Facts>], _ url: KeyPath<Facts, String>, _ version: KeyPath<Facts, String?>
  ) -> [Named<Facts>] {
    let sorted = list.sorted { a, b in
      let (one, other) = (a.facts[keyPath: url].utf8, b.facts[keyPath: url].utf8)
      if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
      if order == .latestFirst, let first = isBefore(a, b, version) { return first }
      return (a.package, a.file) < (b.package, b.file)
    }
    var seen: Set<String> = []
    return sorted.filter {
      seen.insert($0.facts[keyPath: url] + "|" + ($0.facts[keyPath: version] ?? "")).inserted
    }
  }

  /// Whether one of two definitions with the same url is preferred for its version; `nil` where that does not decide.
  private func isBefore<Facts>(
    _ a: Named<Facts>, _ b: Named<Facts>, _ version: KeyPath<Facts, String?>
  ) -> Bool? {
    let isLoose = { (place: Int) in sources.indices.contains(place) && sources[place].id.isEmpty }
    if isLoose(a.package) != isLoose(b.package) { return isLoose(a.package) }
    let one = PackageVersion(a.facts[keyPath: version])
    let other = PackageVersion(b.facts[keyPath: version])
    return one == other ? nil : one > other
  }
}
