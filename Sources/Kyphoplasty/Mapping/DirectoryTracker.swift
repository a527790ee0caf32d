public import FHIRModel

/// Knows what a run has told of the organizations, places and clinicians that its encounters share.
///
/// Each goes out once, before whatever names it first, and again where a record tells more of it: a clinician who was
/// only named as requester, and now with a specialty. What one record leaves out and another tells stays. Where two
/// records contradict each other, the later one goes out, so that every description has been delivered before the
/// encounter that it came with, and a finding names both places.
public struct DirectoryTracker: Sendable {
  /// What a record tells that is new.
  public struct News: Sendable {
    /// A transaction of what goes out; `nil` where nothing is new.
    public var bundle: R4.Bundle?
    /// Where the record tells something else than an earlier one, or than itself.
    public var findings: [RecordFinding] = []
  }

  /// Where a fact was told.
  private struct Origin {
    var place: RecordPlace
    var field: String
  }

  private var given: [R4.ID: SharedContent] = [:]
  private var origins: [R4.ID: [String: Origin]] = [:]

  /// Starts with nothing met.
  public init() {}

  /// A transaction of the encounter's directory entries that are new; nil when none is.
  public mutating func newEntries(
    for encounter: KyphoplastyEncounter, by mapper: EncounterMapper
  ) -> R4.Bundle? {
    news(of: encounter, by: mapper) { _ in .file("") }.bundle
  }

  /// What an encounter tells that is new, and what of it contradicts what was told before.
  ///
  /// - Parameters:
  ///   - encounter: the record.
  ///   - mapper: makes the resources.
  ///   - place: where a field of the record stands in the input.
  /// - Returns: the directory entries to deliver before the encounter, and the contradictions.
  public mutating func news(
    of encounter: KyphoplastyEncounter, by mapper: EncounterMapper,
    at place: (_ field: String) -> RecordPlace
  ) -> News {
    var news = News()
    var parts = SharedParts(of: encounter, at: mapper.site, identity: mapper.identity)
    news.findings = parts.contradictions.map { one in
      RecordFinding(
        .contradicted(place: nil, field: one.earlier), at: place(one.field), field: one.field)
    }
    merge(
      &parts.facility, parts.organization, SharedField.organization, known: \.facility,
      path: { "facility.\($0)" }, place, &news)
    merge(
      &parts.facility, parts.location, SharedField.place, known: \.facility,
      path: { "facility.\($0)" }, place, &news)
    for index in parts.people.indices {
      let tellers = parts.people[index].tellers
      func path(_ field: String) -> String { "\(tellers[field] ?? "team").\(field)" }
      merge(
        &parts.people[index].clinician, parts.people[index].id, SharedField.person,
        known: \.clinician, path: path, place, &news)
      merge(
        &parts.people[index].clinician, parts.people[index].roleID, SharedField.role,
        known: \.clinician, path: path, place, &news)
    }
    let new = parts.contents.filter { given[$0.id] != $0 }
    for content in new { given[content.id] = content }
    if !new.isEmpty { news.bundle = mapper.directoryBundle(mapper.directoryEntries(of: new)) }
    return news
  }

  /// Takes over what the record leaves out and an earlier one told, and notes where it tells something new.
  private mutating func merge<Owner>(
    _ told: inout Owner, _ id: R4.ID, _ fields: [SharedField<Owner>],
    known: (SharedContent) -> Owner?, path: (String) -> String,
    _ place: (String) -> RecordPlace, _ news: inout News
  ) {
    let earlier = given[id].flatMap(known)
    for field in fields {
      let isKnown = earlier.map(field.isTold) ?? false
      guard field.isTold(told) else {
        if let earlier, isKnown { field.copy(earlier, &told) }
        continue
      }
      if let earlier, isKnown, field.isSame(earlier, told) { continue }
      let origin = Origin(place: place(path(field.name)), field: path(field.name))
      if isKnown, let before = origins[id]?[field.name] {
        news.findings.append(
          RecordFinding(
            .contradicted(place: before.place, field: before.field), at: origin.place,
            field: origin.field))
      }
      origins[id, default: [:]][field.name] = origin
    }
  }
}

extension SharedContent {
  fileprivate var facility: Facility? {
    switch self {
    case .organization(_, let facility), .location(_, let facility, _): facility
    case .person, .role: nil
    }
  }

  /// What is known of a clinician by this content.
  fileprivate var clinician: Clinician? {
    switch self {
    case .person(_, let clinician): return clinician
    case .role(_, let role):
      var clinician = Clinician()
      clinician.specialty = role.specialty
      clinician.annualVolume = role.annualVolume
      return clinician
    case .organization, .location: return nil
    }
  }
}
