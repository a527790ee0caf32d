public import FHIRModel

/// Turns the record of an encounter into a transaction of FHIR resources.
///
/// It is a function: no clock, no randomness, nothing remembered. The same record gives the same bytes, and a thing that
/// two records tell of (a patient, a later version of an encounter) gets the same id in both.
///
///     let mapper = EncounterMapper(site: Site(base: "https://spine.example.org"), secret: secret)
///     let bytes = mapper.map(encounter).bundle.json()
public struct EncounterMapper: Sendable {
  /// The site whose records are mapped.
  public let site: Site
  let identity: ResourceIdentity

  /// Makes a mapper for the records of one site.
  public init(site: Site = Site(), secret: SiteSecret) {
    self.site = site
    identity = ResourceIdentity(secret: secret, base: site.base)
  }

  /// The resources of an encounter; those that encounters share are in its directory entries.
  public func map(_ encounter: KyphoplastyEncounter) -> MappedEncounter {
    var draft = BundleDraft(of: encounter, at: site, identity: identity)
    draft.addPatient()
    draft.addAllergies()
    draft.addStay()
    draft.addCoverage()
    draft.addReferral()
    draft.addFractures()
    draft.addCauses()
    draft.addSymptoms()
    draft.addNeurology()
    draft.addPriorTherapy()
    draft.addPreoperativeState()
    draft.addImaging()
    draft.addConsent()
    draft.addGoals()
    draft.addWholeProcedure()
    draft.addLevels()
    draft.addInpatientProcedures()
    draft.addConcurrentProcedures()
    draft.addProcedureFacts()
    draft.addAnesthesia()
    draft.addDrugs()
    draft.addVitalSigns()
    draft.addRadiation()
    draft.addBiopsies()
    draft.addComplications()
    draft.addRecovery()
    draft.addDischarge()
    draft.addOutcomes()
    draft.addDocuments()
    draft.addProvenance()
    return draft.finished()
  }

  /// The bundle of an encounter alone.
  public func bundle(for encounter: KyphoplastyEncounter) -> R4.Bundle { map(encounter).bundle }
}

/// The bundle of an encounter, with the way back from each entry to the record.
public struct MappedEncounter: Sendable {
  /// The key of the encounter.
  public let key: String
  /// A transaction of updates, sorted by type and id.
  public let bundle: R4.Bundle
  /// For each entry of the bundle, in its order, the field of the record that it comes from, as `levels[0].cement`.
  public let origins: [String]

  /// The field of the record that an entry comes from, by the entry's place from 0; nil when the bundle has none there.
  public func origin(ofEntry entry: Int) -> String? {
    origins.indices.contains(entry) ? origins[entry] : nil
  }

  /// The field of the record that an element of an entry's resource comes from; nil when the bundle has no such entry.
  ///
  ///     mapped.origin(ofEntry: 3, element: ["period", "end"])  // "encounter.end"
  ///
  /// - Parameters:
  ///   - entry: the place of the entry in the bundle, from 0.
  ///   - element: the names of the elements on the way from the resource, without places in lists.
  /// - Returns: the field, or the part of the record that the resource comes from where no field stands for the element.
  public func origin(ofEntry entry: Int, element: [String]) -> String? {
    guard let part = origin(ofEntry: entry), let resource = bundle.entry[entry].resource else {
      return nil
    }
    return FieldOrigin.field(
      of: element, in: type(of: resource).resourceType.description, from: part)
  }

  /// The field of the record that a resource comes from; nil when it is not of this bundle.
  public func origin(of id: R4.ID) -> String? {
    bundle.entry.firstIndex { $0.resource?.id == id }.flatMap { origin(ofEntry: $0) }
  }
}
