internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var anesthesia: RecordPart? {
    var part = RecordPart()
    let procedures = index.all("Procedure").filter {
      $0["code"]?.word(of: Anesthesia.Kind.self) != nil
    }
    part.set(
      "types",
      procedures.compactMap { procedure in
        log.use(procedure)
        for performer in procedure.all("performer") { log.use(performer) }
        let code = procedure["code"]
        return word(code?.word(of: Anesthesia.Kind.self), from: code)
      })
    if let first = procedures.first {
      part.origin = .node(first.element.node)
      part.set("reason", words(of: first.first("reasonCode")))
      let period = first["performedPeriod"]
      part.set(
        "start", stated(text(period?["start"]), "start", in: period, unless: procedureStart))
      part.set("end", stated(text(period?["end"]), "end", in: period, unless: procedureEnd))
      for procedure in procedures.dropFirst() {
        if let period = procedure["performedPeriod"] { log.use(period) }
        for reason in procedure.all("reasonCode") { log.use(reason) }
      }
    }
    part.set("drugs", drugs(for: .anesthesia))
    part.set("intravenousAccess", boolean(Measure.intravenousAccess))
    part.set("monitored", boolean(Measure.vitalSignsMonitored))
    return part
  }

  /// The drugs that were given for a purpose; what a foreign bundle gives without one is for the anesthesia, unless it
  /// is a contrast or an antibiotic by itself.
  func drugs(for purpose: DrugPurpose) -> [RecordPart] {
    index.all("MedicationAdministration").compactMap { resource in
      let concept = resource["medicationCodeableConcept"]
      guard self.purpose(of: resource, concept) == purpose, let drug = drug(concept) else {
        return nil
      }
      log.use(resource)
      for reason in resource.all("reasonCode") { log.use(reason) }
      var part = RecordPart(from: .node(resource.element.node))
      part.set("drug", drug)
      addDosage(resource["dosage"], to: &part)
      part.set(
        "time", text(resource["effectiveDateTime"] ?? resource["effectivePeriod"]?["start"]))
      return part
    }
  }

  private func purpose(of resource: BundleResource, _ concept: BundleElement?) -> DrugPurpose {
    let said = resource.all("reasonCode").lazy.compactMap { $0.code(of: DrugPurpose.self) }.first
    if let said { return said }
    switch concept?.code(of: Drug.Ingredient.self) {
    case .iohexol, .iopamidol, .iodixanol: return .contrast
    case .cefazolin, .vancomycin: return .antibiotic
    default: return .anesthesia
    }
  }

  private func addDosage(_ dosage: BundleElement?, to part: inout RecordPart) {
    guard let dosage else { return }
    if let route = dosage["route"] {
      part.set("route", word(route, as: AdministeredDrug.Route.self))
    }
    guard let dose = dosage["dose"] else { return }
    log.use(dose)
    part.set("dose", number(dose["value"]))
    guard let code = dose["code"] ?? dose["unit"] else { return }
    let unit = AdministeredDrug.Unit.allCases.first {
      code.isText($0.ucum.rawValue) || code.isText($0.ucum.unit)
    }
    if unit == nil { log.report(.bundle(.unit(expected: "mg, ug or mL")), at: code) }
    part.set("unit", word(unit, from: code))
  }

  var vitals: [RecordPart] {
    let signs = index.all("Observation").filter {
      $0["code"]?.code(of: LOINC.VitalSign.self) != nil && $0["effectiveDateTime"] != nil
    }
    return grouped(signs) { sign in
      [
        sign.place(in: "vitals").map(String.init) ?? "",
        sign["effectiveDateTime"]?.string ?? "",
      ]
    }.map { signs in
      var part = RecordPart()
      for sign in signs {
        use(sign)
        if part.isEmpty {
          part.origin = .node(sign.element.node)
          part.set("time", text(sign["effectiveDateTime"]))
        }
        if let time = sign["effectiveDateTime"] { log.use(time) }
        switch sign["code"]?.code(of: LOINC.VitalSign.self) {
        case .bloodPressure:
          part.set("systolicMmHg", pressure(LOINC.VitalSign.systolic, of: sign))
          part.set("diastolicMmHg", pressure(LOINC.VitalSign.diastolic, of: sign))
        case .heartRate:
          part.set("heartRatePerMin", amount(of: sign.element, .perMinute))
        case .respiratoryRate:
          part.set("respiratoryRatePerMin", amount(of: sign.element, .perMinute))
        case .oxygenSaturation, .pulseOximetry:
          part.set("oxygenSaturationPercent", amount(of: sign.element, .percent))
        case .bodyTemperature: part.set("temperatureC", amount(of: sign.element, .celsius))
        case .systolic, .diastolic, nil: break
        }
      }
      return part
    }
  }

  private func pressure(_ sign: LOINC.VitalSign, of resource: BundleResource) -> PartValue? {
    let component = component(sign, of: resource)
    if let component { log.use(component) }
    return amount(of: component, .millimeterOfMercury)
  }

  var radiation: RecordPart {
    var part = RecordPart()
    part.set("fluoroscopyMinutes", amount(DICOM.fluoroscopyTime, .minute))
    part.set("airKermaMGy", amount(DICOM.doseAtReferencePoint, .milligray))
    part.set("doseAreaGyCm2", amount(DICOM.doseAreaProduct, .grayCentimeterSquared))
    return part
  }

  var biopsies: [RecordPart] {
    index.all("Procedure", coded: AncillaryProcedure.vertebralBiopsy.entry).map { procedure in
      log.use(procedure)
      if let code = procedure["code"] { log.use(code) }
      var part = RecordPart(from: .node(procedure.element.node))
      part.set("level", level(procedure.first("bodySite")))
      part.set(
        "collected",
        stated(
          text(procedure["performedDateTime"]), "performed", in: procedure.element,
          unless: procedureStart))
      useSamples(of: vertebra(procedure.first("bodySite")))
      for report in procedure.all("report") {
        log.use(report)
        guard let report = index.target(of: report), report.type == "DiagnosticReport" else {
          continue
        }
        addReport(report, to: &part)
      }
      return part
    }
  }

  private func addReport(_ report: BundleResource, to part: inout RecordPart) {
    log.use(report)
    part.set("result", word(report.first("conclusionCode"), as: Biopsy.Result.self))
    part.set("conclusion", text(report["conclusion"]))
    let form = report.first("presentedForm")
    if let form { log.use(form) }
    part.set("reported", text(report["issued"] ?? form?["creation"]))
    for used in ["code", "effectiveDateTime"] as [StaticString] {
      if let element = report[used] { log.use(element) }
    }
    for specimen in report.all("specimen") { log.use(specimen) }
  }

  /// Notes the samples of a vertebra, which say no more than that and when they were taken.
  private func useSamples(of level: Vertebra?) {
    for sample in index.all("Specimen") {
      guard let collection = sample["collection"], vertebra(collection["bodySite"]) == level
      else { continue }
      log.use(sample)
      for used in ["type", "collection"] as [StaticString] {
        if let element = sample[used] { log.use(element) }
      }
    }
  }
}
