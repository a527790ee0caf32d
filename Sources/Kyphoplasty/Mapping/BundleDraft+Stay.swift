internal import FHIRModel

extension BundleDraft {
  mutating func addStay() {
    let stay = record.encounter
    let end = stay.end ?? record.discharge?.time
    var resource = R4.Encounter(
      text: narrative(of: stay, until: end),
      extension: record.confirmed.map {
        R4.Extension(url: OwnExtension.confirmedRule.url, value: .string($0))
      } + OwnExtension.stated(("type", stay.type == Stay.unnamedType)),
      identifier: [
        R4.Identifier(
          use: .official, type: R4.CodeableConcept(HL7.IdentifierType.visitNumber),
          system: site.encounters, value: record.key)
      ],
      // An end that is not recorded is not an end that has not come.
      status: end == nil ? .unknown : .finished,
      class: R4.Coding(stay.class.entry),
      type: [
        R4.CodeableConcept(
          coding: site.encounterType.map { [R4.Coding($0)] } ?? [],
          text: stay.type ?? Stay.unnamedType)
      ],
      subject: patient,
      basedOn: record.referral == nil ? [] : [R4.Reference(to: referralID)],
      participant: participants,
      period: R4.Period(
        extension: OwnExtension.stated(
          ("end", stay.end != nil && stay.end == record.discharge?.time)),
        start: stay.start, end: end),
      reasonReference: allFractures,
      diagnosis: diagnoses,
      hospitalization: (record.discharge?.disposition).map {
        R4.Encounter.Hospitalization(dischargeDisposition: $0.concept)
      },
      location: [
        R4.Encounter.Location(
          location: directory.location, period: record.discharge.map { R4.Period(end: $0.time) })
      ],
      serviceProvider: directory.identifiedOrganization)
    resource.meta = siteCodeMark(site.encounterType)
    add(resource, stayID, from: "encounter")
  }

  mutating func addCoverage() {
    let ids = self.ids.ids(R4.Coverage.self, of: record.coverage) {
      [$0.payer, $0.memberId ?? ""]
    }
    for (place, coverage) in record.coverage.enumerated() {
      add(
        R4.Coverage(
          identifier: [
            coverage.memberId.map {
              R4.Identifier(
                type: R4.CodeableConcept(HL7.IdentifierType.memberNumber), value: $0)
            } ?? MissingData.memberNumber
          ],
          status: .active,
          type: coverage.type.map { R4.CodeableConcept(text: $0) },
          subscriberId: coverage.memberId,
          beneficiary: patient,
          relationship: MissingData.concept,
          payor: [R4.AnyReference(display: coverage.payer)]),
        ids[place], from: "coverage[\(place)]")
    }
  }

  mutating func addReferral() {
    guard let referral = record.referral else { return }
    add(
      R4.ServiceRequest(
        // What was asked for is done only where the operation is.
        status: (record.procedure.status ?? .completed) == .completed ? .completed : .unknown,
        intent: .order,
        category: [R4.CodeableConcept(SNOMEDCT.Procedure.surgicalProcedure)],
        code: R4.CodeableConcept(
          SNOMEDCT.Procedure.operationOnSpine, text: "Vertebral augmentation"),
        subject: patient,
        encounter: stay,
        authoredOn: referral.date,
        requester: referral.requester.flatMap { directory.identified($0) },
        reasonCode: referral.reason.map { [R4.CodeableConcept(text: $0)] } ?? [],
        reasonReference: allFractures),
      referralID, from: "referral")
    state(
      .secondOpinion, referral.secondOpinion, .survey, beforeProcedure,
      from: "referral.secondOpinion")
  }

  var referralID: R4.ID { ids.id(R4.ServiceRequest.self, "referral") }

  private var participants: [R4.Encounter.Participant] {
    record.team.compactMap { member in
      guard let practitioner = directory.identified(member.clinician) else { return nil }
      return R4.Encounter.Participant(
        type: [member.role.participationConcept],
        individual: practitioner)
    }
  }

  private var diagnoses: [R4.Encounter.Diagnosis] {
    let preoperative = R4.CodeableConcept(HL7.DiagnosisRole.preoperative)
    let broken = allFractures.enumerated().map { place, fracture in
      R4.Encounter.Diagnosis(condition: fracture, use: preoperative, rank: place + 1)
    }
    let comorbid = causes.map { cause in
      R4.Encounter.Diagnosis(
        condition: cause, use: R4.CodeableConcept(HL7.DiagnosisRole.comorbidity))
    }
    return broken + comorbid
  }

  /// The mark of a resource that carries a code of the site; nil where it carries none.
  func siteCodeMark(_ code: SiteCode?) -> R4.Meta? {
    code.map { _ in R4.Meta(tag: [R4.Coding(ResourceTag.siteCode.entry)]) }
  }

  private func narrative(of stay: Stay, until end: R4.DateTime?) -> R4.Narrative? {
    var words = R4.XHTML()
    let kind = stay.type ?? Stay.unnamedType
    words.paragraph("\(kind) at \(record.facility.name)")
    words.paragraph("From \(stay.start.text)" + (end.map { " to \($0.text)" } ?? ""))
    return R4.Narrative(generated: words)
  }
}

extension Stay {
  /// What an encounter is called whose kind the record does not say.
  static let unnamedType = "Encounter for vertebral augmentation"
}

extension TeamMember.Role {
  /// The part in the encounter by HL7's code, which is one for several roles, and by ours, which says which.
  var participationConcept: R4.CodeableConcept {
    R4.CodeableConcept([participation.entry, entry])
  }

  /// The part in the encounter.
  var participation: HL7.Participation {
    switch self {
    case .primaryOperator: .primaryPerformer
    case .assistant, .anesthesiologist, .nurseAnesthetist: .secondaryPerformer
    case .referring: .referrer
    case .attending: .attender
    case .nurse, .technologist: .participant
    }
  }
}

extension Discharge.Disposition {
  /// The code, and words where the code says less than the record.
  var concept: R4.CodeableConcept {
    switch self {
    case .homeWithCare: R4.CodeableConcept(self, text: "Home with care")
    case .otherHospital: R4.CodeableConcept(self, text: "Another hospital")
    default: R4.CodeableConcept(self)
    }
  }
}
