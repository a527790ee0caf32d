internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// The facility of the stay: the organization with the place.
  ///
  /// Where the organization is in no bundle of the input, the reference itself tells its key and its name.
  var facility: RecordPart? {
    guard let stay else { return nil }
    let reference = stay["serviceProvider"]
    var part = RecordPart()
    if let organization = directory.entry(reference) {
      part = organization.part
      if let reference { log.use(reference) }
    } else if let reference {
      part = facility(named: reference)
    }
    for place in stay.all("location") {
      guard let location = place["location"] else { continue }
      log.use(location)
      guard let entry = directory.entry(location) else { continue }
      let isWhole = !entry.isDescribed && entry.part.text("location") == part.text("name")
      part.add(isWhole ? entry.part.without("location") : entry.part)
      break
    }
    return part
  }

  private func facility(named reference: BundleElement) -> RecordPart {
    log.report(.bundle(.unresolved("Organization")), at: reference, field: "facility")
    var part = RecordPart(from: .node(reference.node))
    let address = DirectoryReading.addresses(reference).last?.split(separator: "/").last
    part.set(
      "key",
      text(reference["identifier"]?["value"])
        ?? address.map { PartValue(text: String($0), origin: .node(reference.node)) })
    part.set("name", text(reference["display"]))
    return part
  }

  /// The clinician that a reference leads to, with what the person is at the facility.
  func clinician(_ reference: BundleElement?, field: String) -> RecordPart? {
    guard let reference else { return nil }
    guard let entry = directory.entry(reference) else {
      return clinician(named: reference, field: field)
    }
    log.use(reference)
    // An organization may stand where a clinician may: it is none.
    guard entry.type.hasPrefix("Practitioner") else { return nil }
    guard entry.type == "PractitionerRole" else {
      var part = entry.part
      let organization = DirectoryReading.addresses(stay?["serviceProvider"])
      let addresses = DirectoryReading.addresses(reference)
      if let role = directory.role(of: addresses, at: organization) { part.add(role) }
      return part
    }
    var part = directory.entry(at: entry.holder)?.part ?? RecordPart()
    part.add(entry.part)
    return part
  }

  /// Where no bundle of the input tells of a clinician, the reference itself tells the number, and nothing of the name.
  private func clinician(named reference: BundleElement, field: String) -> RecordPart? {
    guard reference["reference"]?.string?.contains("Organization/") != true else { return nil }
    log.report(.bundle(.unresolved("Practitioner")), at: reference, field: field)
    guard let identifier = reference["identifier"], let value = identifier["value"] else {
      return nil
    }
    var part = RecordPart(from: .node(reference.node))
    let isNPI = identifier["system"]?.isText(Directory.providerIdentifiers.text) == true
    part.set(isNPI ? "npi" : "key", text(value))
    return part
  }

  /// The clinicians of the stay in their order, each with the role of ours or, in a foreign bundle, the one that HL7's
  /// code or the procedure tells.
  var team: [RecordPart] {
    guard let stay else { return [] }
    var members: [RecordPart] = []
    var known: Set<String> = []
    for (place, participant) in stay.all("participant").enumerated() {
      let person = participant["individual"]
      guard let clinician = clinician(person, field: "team[\(place)]") else { continue }
      known.formUnion(DirectoryReading.addresses(person))
      let type = participant.first("type")
      var member = RecordPart(from: .node(participant.node))
      member.set("role", word(role(of: participant, person), from: type ?? participant))
      member.set("clinician", clinician)
      members.append(member)
      log.use(participant)
    }
    // Others name the surgeon on the procedure alone.
    for performer in whole?.all("performer") ?? [] {
      log.use(performer)
      let actor = performer["actor"]
      guard known.isDisjoint(with: DirectoryReading.addresses(actor)),
        let clinician = clinician(actor, field: "team")
      else { continue }
      var member = RecordPart(from: .node(performer.node))
      let role = performer["function"]?.word(of: TeamMember.Role.self) ?? .primaryOperator
      member.set("role", word(role, from: performer))
      member.set("clinician", clinician)
      members.append(member)
    }
    return members
  }

  private func role(
    of participant: BundleElement, _ person: BundleElement?
  ) -> TeamMember.Role? {
    let types = participant.all("type")
    if let own = types.lazy.compactMap({ $0.word(of: TeamMember.Role.self) }).first { return own }
    let addresses = Set(DirectoryReading.addresses(person))
    let function = whole?.all("performer").lazy.first {
      !addresses.isDisjoint(with: DirectoryReading.addresses($0["actor"]))
    }?["function"]?.word(of: TeamMember.Role.self)
    return function
      ?? TeamMember.Role.allCases.first { role in
        types.contains { $0.has(role.participation.entry) }
      }
  }
}
