internal import FHIRModel

/// The resources of one encounter while they are being made, and what they all need: ids, references, the site.
///
/// Its extensions add one group of resources each.
struct BundleDraft {
  let record: KyphoplastyEncounter
  let site: Site
  let directory: Directory
  /// The ids of what belongs to the encounter.
  let ids: ResourceIdentity
  let patient: R4.Reference<R4.Patient>
  let stay: R4.Reference<R4.Encounter>
  let patientID: R4.ID
  let stayID: R4.ID
  let whole: R4.ID
  /// The ids of the fractures, levels and complications, in the order of the record.
  let fractures: [R4.ID]
  let levels: [R4.ID]
  let complications: [R4.ID]
  private let source: SourceAddress
  private var entries: [Entry] = []

  private struct Entry {
    /// The type and the id, as in a reference.
    var url: R4.URI
    var resource: any R4.Resource
    var path: String
  }

  init(of record: KyphoplastyEncounter, at site: Site, identity: ResourceIdentity) {
    self.record = record
    self.site = site
    directory = Directory(of: record, at: site, identity: identity)
    ids = identity.scope("encounter", record.key)
    patientID = identity.id(R4.Patient.self, record.patient.mrn)
    stayID = ids.id(R4.Encounter.self)
    whole = ids.id(R4.Procedure.self, "whole")
    patient = R4.Reference(to: patientID)
    stay = R4.Reference(to: stayID)
    fractures = ids.ids(R4.Condition.self, of: record.diagnosis.fractures) {
      ["fracture", $0.level.rawValue]
    }
    levels = ids.ids(R4.Procedure.self, of: record.levels) { ["level", $0.vertebra.rawValue] }
    complications = ids.ids(R4.Condition.self, of: record.complications) { $0.role }
    source = SourceAddress(base: site.base, key: record.key)
    entries.reserveCapacity(96)
  }

  /// Adds a resource under its id, made from a field of the record.
  ///
  /// - Parameters:
  ///   - resource: the resource, without its id.
  ///   - id: its id.
  ///   - path: the field, as in `levels[0].cement.volumeMl`.
  mutating func add<Resource: R4.Resource>(
    _ resource: consuming Resource, _ id: R4.ID, from path: String
  ) {
    resource.id = id
    var meta = resource.meta ?? R4.Meta()
    meta.source = source.uri(path)
    meta.profile = ProfileClaims.profiles(of: resource, from: path)
    resource.meta = meta
    guard let url = resource.relativeURL else { return }
    entries.append(Entry(url: url, resource: resource, path: path))
  }

  /// References to all that has been added, in the order of the record.
  var references: [R4.AnyReference] { entries.map { R4.AnyReference(url: $0.url) } }

  /// The transaction, with the entries in their order.
  consuming func finished() -> MappedEncounter {
    // By type and then by id, for the slash comes before all that a type's name has.
    entries.sort { $0.url.text < $1.url.text }
    return MappedEncounter(
      key: record.key,
      bundle: R4.Bundle(
        meta: R4.Meta(profile: [ClaimedProfile.exportBundle.url]),
        type: .transaction,
        entry: entries.compactMap { R4.Bundle.Entry.put($0.resource, under: site.base) }),
      origins: entries.map { $0.path })
  }
}

extension BundleDraft {
  /// The fractures of a vertebra, or those of all of them where it has none.
  func fractures(at vertebra: Vertebra) -> [R4.AnyReference] {
    zip(record.diagnosis.fractures, fractures).filter { $0.0.level == vertebra }
      .map { R4.AnyReference(to: $0.1, type: R4.Condition.self) }
  }

  /// All fractures.
  var allFractures: [R4.AnyReference] {
    fractures.map { R4.AnyReference(to: $0, type: R4.Condition.self) }
  }

  /// The whole procedure, as what another thing is a part of.
  var partOfWhole: [R4.AnyReference] { [R4.AnyReference(to: whole, type: R4.Procedure.self)] }
}
