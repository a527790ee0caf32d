internal import FHIRDefinitions
internal import FHIRDefinitionsR4
public import Kyphoplasty
public import LosslessJSON

/// The profiles as a FHIR package: what a registry publishes and any FHIR tool loads.
///
///     let package = try ProfilePackage(usCore: .v6_1_0)
///     let tgz = try package.archive()
///
/// The same program makes the same bytes, on every machine.
public struct ProfilePackage: Sendable {
  /// What it is made of.
  public let sources: ProfileSources
  /// The version of US Core that the profiles stand on.
  public let usCore: Kyphoplasty.USCoreVersion
  /// The base of the canonical urls in it.
  public let canonical: CanonicalBase
  /// The name and version that it is published under.
  public let identity: PackageIdentity
  private let base: FHIRDefinitionsR4.USCoreVersion
  let definitions: Definitions

  /// Prepares a package.
  ///
  /// - Parameters:
  ///   - usCore: the version of US Core that the profiles stand on.
  ///   - canonical: the base of canonical urls in place of our own.
  ///   - name: the name in place of our own.
  ///   - version: the version in place of our own, of the package and of all in it.
  /// - Throws: `PublicationError` where what is embedded cannot be read, or where name or version have not the form that
  ///   FHIR asks for.
  public init(
    usCore: Kyphoplasty.USCoreVersion = .v6_1_0, canonical: CanonicalBase? = nil,
    name: String? = nil, version: String? = nil
  ) throws(PublicationError) {
    sources = try ProfileSources()
    identity = try PackageIdentity(
      name: name ?? sources.packageName, version: version ?? sources.version)
    self.usCore = usCore
    self.canonical = canonical ?? .own
    base = FHIRDefinitionsR4.USCoreVersion(rawValue: usCore.rawValue) ?? .v610
    definitions = .kyphoplasty(base)
  }

  /// The name that its file has by custom: `org.example.kyphoplasty-0.1.0.tgz`.
  public var fileName: String { "\(identity.name)-\(identity.version).tgz" }

  /// The package: a compressed archive.
  ///
  /// - Throws: `PublicationError` where a sample cannot be mapped.
  public func archive() throws(PublicationError) -> [UInt8] {
    let examples = try Example.all(in: sources, usCore: usCore)
    do {
      var package = PackageWriter(description: published(description))
      for resource in sources.resources {
        try package.add(published(json(of: resource, examples)), named: resource.file)
      }
      package.add(
        other: published(sources.recordSchema.bytes), named: ProfileSources.schemaFile)
      for example in examples {
        try package.add(
          published(example.bundle), in: .examples, named: "Bundle-\(example.story).json")
        if let directory = example.directory {
          try package.add(
            published(directory), in: .examples, named: "Bundle-\(example.story)-directory.json")
        }
      }
      return package.finish()
    } catch {
      throw PublicationError(.damagedSources, detail: "\(error)")
    }
  }

  /// The conformance resources as the package carries them but for the guide, by their files.
  ///
  /// - Throws: `PublicationError` where what is embedded cannot be read.
  public func resources() throws(PublicationError) -> [(file: String, document: JSONDocument)] {
    do {
      return try sources.resources.filter { $0.type != "ImplementationGuide" }.map {
        ($0.file, try JSONDocument(published(json(of: $0, []))))
      }
    } catch {
      throw PublicationError(.damagedSources, detail: "\(error)")
    }
  }

  /// A resource as the package carries it, under our own canonical base.
  private func json(of resource: ProfileSources.Resource, _ examples: [Example]) -> [UInt8] {
    let source = resource.document.value
    if resource.type == "ImplementationGuide" {
      return PublishedResource(guide(source, examples).value, version: identity.version).json
    }
    guard resource.type == "StructureDefinition", let url = resource.url,
      let structure = definitions.structure(url)
    else { return PublishedResource(source, version: identity.version).json }
    return PublishedResource(
      source, version: identity.version, snapshot: structure,
      words: words(of: resource)
    ).json
  }

  /// The guide with the packages that it needs in the versions of this one, and all that this one holds.
  func guide(_ source: JSONValue, _ examples: [Example]) -> JSONDocument {
    GuideContents(sources: sources, examples: examples)
      .completing(PinnedDependencies(base).guide(source, of: identity).value)
  }

  /// What people read of a profile's elements.
  func words(of resource: ProfileSources.Resource) -> ElementWords {
    ElementWords(sources.lineage(of: resource), invariant: InvariantWords.text)
  }

  /// `package.json`, with the packages that it needs in the versions that it was made with.
  private var description: [UInt8] {
    PinnedDependencies(base).description(sources.description.value, of: identity)
  }

  /// Text under the canonical base of the publisher.
  func published(_ json: [UInt8]) -> [UInt8] {
    CanonicalBase.own.replaced(by: canonical, in: json)
  }
}
