public import LosslessJSON

/// Collects the definitions of further packages and single resources, and joins them with definitions that are there.
///
///     var loading = DefinitionLoading()
///     loading.add(package: try PackageReader("hl7.fhir.us.core-6.1.0.tgz"))
///     loading.add(resource: profile, named: "my-profile.json")
///     let loaded = try loading.build(over: .r4)
///     for notice in loaded.notices { print(notice) }
///     let validator = Validator(definitions: loaded.definitions)
///
/// Whatever cannot be used becomes a notice, and the rest is loaded.
public struct DefinitionLoading {
  /// Where the loaded definitions stand.
  public enum Placement: Sendable {
    /// Before those that are there: a url finds the loaded definition first.
    case inFront
    /// After those that are there: a url finds a loaded definition where there is no other.
    case behind
  }

  /// What loading has made.
  public struct Loaded: Sendable {
    /// The definitions, those that were there before among them.
    public var definitions: Definitions
    /// What could not be used, or only in part.
    public var notices: [LoadingNotice]
  }

  private struct Package {
    var source: PackSource
    /// The versions of FHIR that it says it is for.
    var fhirVersions: [String]
    var files: [(name: String, document: JSONDocument)] = []
  }

  /// Where snapshots come from.
  public enum Snapshots: Sendable {
    /// From the definitions, and made where there is none.
    case published
    /// Made from the differentials, be there published ones or not; types keep theirs.
    case madeAgain
  }

  private let snapshots: Snapshots
  /// What stands in no package: it is found before anything else that is loaded.
  private var loose: [(name: String, document: JSONDocument)] = []
  private var packages: [Package] = []
  private var packs: [DefinitionPack] = []
  private var notices: [LoadingNotice] = []

  /// Starts with nothing.
  ///
  /// - Parameter snapshots: where snapshots come from.
  public init(snapshots: Snapshots = .published) { self.snapshots = snapshots }

  /// The packages that have been added.
  public var sources: [PackSource] { packages.map(\.source) + packs.flatMap(\.sources) }

  /// Adds the definitions of a package; a package that has been added before is passed over.
  ///
  /// - Parameter reader: a package; its dependencies are not followed.
  public mutating func add(package reader: PackageReader) {
    let source = reader.loadedSource
    guard !packages.contains(where: { $0.source.isSameRelease(as: source) }) else { return }
    var package = Package(source: source, fhirVersions: reader.description.fhirVersions)
    var refused: [LoadingNotice] = []
    do throws(PackageError) {
      try reader.forEachResource(ofTypes: []) { file, error in
        refused.append(
          LoadingNotice(.refusedFile, "\(source.name): \(file)", detail: error.detail))
      } _: { name, document in
        if ResourceShelf.Entry.isKept(document) { package.files.append((name, document)) }
      }
    } catch {
      refused.append(LoadingNotice(.refusedFile, source.name, detail: error.description))
    }
    packages.append(package)
    notices += refused
  }

  /// Adds the definitions of a pack; they stand behind all packages and resources that are added.
  public mutating func add(pack: DefinitionPack) {
    guard !packs.contains(where: { $0.sources == pack.sources }) else { return }
    packs.append(pack)
  }

  /// Adds one resource, of any type; one that defines nothing is passed over.
  ///
  /// - Parameters:
  ///   - document: the resource.
  ///   - name: what notices call it: a file's name.
  public mutating func add(resource document: JSONDocument, named name: String) {
    loose.append((name, document))
  }

  /// Adds what there is to say about something that could not be added; of a package that is missing, once.
  public mutating func note(_ notice: LoadingNotice) {
    let isKnown = notices.contains {
      $0 == notice
        || ($0.kind == .missingDependency && notice.kind == .missingDependency
          && $0.detail == notice.detail)
    }
    if !isKnown { notices.append(notice) }
  }

  /// Joins everything with definitions that are there.
  ///
  /// - Parameters:
  ///   - base: the definitions of types, and whatever else is there.
  ///   - placement: whether the loaded definitions are found before or after those.
  /// - Returns: all definitions, and what could not be used.
  /// - Throws: `PackError` where the definitions are too many for one pack.
  public consuming func build(
    over base: Definitions, placement: Placement = .inFront
  ) throws(PackError) -> Loaded {
    let base = placement == .inFront ? base.inserting(packs) : base.adding(packs)
    notices += versionNotices(over: base)
    guard !loose.isEmpty || !packages.isEmpty else {
      return Loaded(definitions: base, notices: notices)
    }
    var builder = PackBuilder(context: base, order: .latestFirst, snapshots: snapshots)
    var shelf: [(url: String, entry: ResourceShelf.Entry)] = []
    func add(_ files: [(name: String, document: JSONDocument)]) {
      for (name, document) in files {
        if builder.add(document, named: name) { continue }
        guard let (url, entry) = ResourceShelf.Entry.named(document) else { continue }
        shelf.append((url, entry))
      }
    }
    builder.begin(.loose)
    add(loose)
    for package in packages {
      builder.begin(package.source)
      add(package.files)
    }
    if placement == .inFront { builder.renewValueSets() }
    let pack = try DefinitionPack(builder.build())
    notices += builder.summary.refused.map { LoadingNotice(.refusedFile, $0) }
    notices += builder.summary.notices
    let storages =
      placement == .inFront ? [pack.storage] + base.packs : base.packs + [pack.storage]
    let shelves = shelf.isEmpty ? [] : [ResourceShelf(shelf)]
    let definitions = Definitions(
      storages: storages,
      shelves: placement == .inFront ? shelves + base.shelves : base.shelves + shelves,
      faults: base.faults)
    return Loaded(definitions: definitions, notices: notices)
  }

  /// What is for a version of FHIR other than that of the definitions that are there: `4.0.1` and `4.0.0` are the same.
  private func versionNotices(over base: Definitions) -> [LoadingNotice] {
    guard let own = base.sources.lazy.compactMap(\.fhirVersion).first else { return [] }
    let line = { (version: String) in version.split(separator: ".").prefix(2) }
    let isOther = { (versions: [String]) in
      !versions.isEmpty && !versions.contains { line($0) == line(own) }
    }
    var notices: [LoadingNotice] = []
    for package in packages where isOther(package.fhirVersions) {
      notices.append(
        LoadingNotice(
          .wrongFHIRVersion, package.source.name,
          detail: package.fhirVersions.joined(separator: ", ")))
    }
    for (name, document) in loose {
      guard let version = document.value["fhirVersion"]?.string, isOther([version]) else {
        continue
      }
      notices.append(LoadingNotice(.wrongFHIRVersion, name, detail: version))
    }
    return notices
  }
}

extension ResourceShelf.Entry {
  /// The types that packs keep in their own way.
  private static let ofPacks: Set<String> = PackageReader.packTypes

  /// Whether definitions have a use for a resource; the examples of a package are many.
  static func isKept(_ document: JSONDocument) -> Bool {
    document.value["url"]?.string != nil
      || document.value["resourceType"]?.string.map(ofPacks.contains) == true
  }

  /// A resource that has a canonical url, with that url.
  static func named(_ document: JSONDocument) -> (url: String, entry: Self)? {
    let json = document.value
    guard let type = json["resourceType"]?.string, !ofPacks.contains(type),
      let url = json["url"]?.string
    else { return nil }
    return (
      url, Self(type: type, version: json["version"]?.string, document: document)
    )
  }
}

extension PackSource {
  /// What single resources come from.
  static let loose = PackSource(id: "", version: "", fhirVersion: nil, sha256: "")

  /// The package as people name it: `hl7.fhir.us.core#6.1.0`.
  public var name: String { "\(id)#\(version)" }

  func isSameRelease(as other: PackSource) -> Bool { id == other.id && version == other.version }
}
