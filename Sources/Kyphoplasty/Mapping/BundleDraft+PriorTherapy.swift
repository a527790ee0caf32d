internal import FHIRModel

extension BundleDraft {
  /// Drugs become statements, a brace a device and its use, all else a procedure.
  mutating func addPriorTherapy() {
    let scopes = ids.ids(R4.Procedure.self, of: record.priorTherapy) {
      ["prior-therapy", $0.type.rawValue, $0.start?.text ?? "", $0.text ?? ""]
    }
    for (place, therapy) in record.priorTherapy.enumerated() {
      let path = "priorTherapy[\(place)]"
      let scope = scopes[place].text
      let added: R4.AnyReference
      switch therapy.type {
      case .analgesics, .opioids, .osteoporosisDrug:
        let id = ids.id(R4.MedicationStatement.self, "prior-therapy", scope)
        add(statement(of: therapy), id, from: path)
        added = R4.AnyReference(to: id, type: R4.MedicationStatement.self)
      case .bracing:
        added = addBrace(therapy, scope, from: path)
      case .bedRest, .physicalTherapy, .nerveBlock:
        add(procedure(of: therapy), scopes[place], from: path)
        added = R4.AnyReference(to: scopes[place], type: R4.Procedure.self)
      }
      guard let failed = therapy.failed else { continue }
      add(
        observation(
          Measure.therapyFailed, .boolean(failed), .survey, beforeProcedure, focus: [added]),
        ids.id(R4.Observation.self, "therapy-failed", scope), from: path + ".failed")
    }
  }

  private func statement(of therapy: PriorTherapy) -> R4.MedicationStatement {
    R4.MedicationStatement(
      status: therapy.end == nil ? .unknown : .completed,
      medication: .codeableConcept(R4.CodeableConcept(therapy.type, text: therapy.text)),
      subject: patient,
      context: stay,
      effective: Self.period(therapy.start, therapy.end).map { .period($0) },
      reasonReference: allFractures)
  }

  private func procedure(of therapy: PriorTherapy) -> R4.Procedure {
    R4.Procedure(
      status: therapy.end == nil ? .unknown : .completed,
      code: R4.CodeableConcept(therapy.type, text: therapy.text),
      subject: patient,
      encounter: stay,
      performed: Self.period(therapy.start, therapy.end).map { .period($0) } ?? .absent(.unknown),
      reasonReference: allFractures)
  }

  private mutating func addBrace(
    _ therapy: PriorTherapy, _ scope: String, from path: String
  ) -> R4.AnyReference {
    let device = ids.id(R4.Device.self, "prior-therapy", scope)
    let use = ids.id(R4.DeviceUseStatement.self, "prior-therapy", scope)
    add(
      R4.Device(type: R4.CodeableConcept(DeviceKind.brace, text: therapy.text), patient: patient),
      device, from: path)
    add(
      R4.DeviceUseStatement(
        status: therapy.end == nil ? .active : .completed,
        subject: patient,
        timing: Self.period(therapy.start, therapy.end).map { .period($0) },
        device: R4.Reference(to: device),
        reasonReference: allFractures),
      use, from: path)
    return R4.AnyReference(to: use, type: R4.DeviceUseStatement.self)
  }
}
