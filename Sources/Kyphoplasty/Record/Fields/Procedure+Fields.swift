internal import FHIRModel

extension Augmentation: RecordGroup {
  static var blank: Self? { Augmentation(technique: .balloonKyphoplasty) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("technique", &technique)
    fields.optional("status", &status)
    fields.optional("statusReason", &statusReason)
    fields.optional("start", &start)
    fields.optional("end", &end)
    fields.optional("guidance", &guidance)
    fields.optional("position", &position)
    fields.optional("skinPreparation", &skinPreparation)
    fields.optional("incisionCm", &incisionCm, .quantity(.centimeter))
    fields.optional("closure", &closure)
    fields.optional("reasonNoBalloon", &reasonNoBalloon)
    fields.optional("convertedToOpen", &convertedToOpen)
    fields.list("concurrent", &concurrent)
    fields.optional("bloodLossMl", &bloodLossMl, .quantity(.milliliter))
    fields.optional("totalCementMl", &totalCementMl, .quantity(.milliliter))
    fields.optional("note", &note)
  }
}

extension TreatedLevel: RecordGroup {
  static var blank: Self? { TreatedLevel(.t12) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("vertebra", &vertebra)
    fields.optional("technique", &technique)
    fields.optional("status", &status)
    fields.optional("statusReason", &statusReason)
    fields.optional("access", &access)
    fields.optional("side", &side)
    fields.optional("needleGauge", &needleGauge, .range(1...40))
    fields.group("needle", &needle)
    fields.groups("balloons", &balloons)
    fields.optional("cavityCreated", &cavityCreated)
    fields.group("implant", &implant)
    fields.group("cement", &cement)
    fields.group("heightBefore", &heightBefore)
    fields.group("heightAfter", &heightAfter)
    fields.optional("angleBeforeDeg", &angleBeforeDeg, .quantity(.degree, -180...180))
    fields.optional("angleAfterDeg", &angleAfterDeg, .quantity(.degree, -180...180))
    fields.optional("leakPresent", &leakPresent)
    fields.groups("leaks", &leaks)
  }
}

extension Balloon: RecordGroup {
  static var blank: Self? { Balloon() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("side", &side)
    fields.optional("size", &size)
    fields.group("device", &device)
    fields.optional("volumeMl", &volumeMl, .quantity(.milliliter))
    fields.optional("ratedVolumeMl", &ratedVolumeMl, .quantity(.milliliter))
    fields.optional("pressurePsi", &pressurePsi, .quantity(.psi))
    fields.optional("inflated", &inflated)
    fields.optional("removed", &removed)
    fields.optional("ruptured", &ruptured)
    fields.optional("contrast", &contrast)
    fields.optional("contrastMl", &contrastMl, .quantity(.milliliter))
  }
}

extension Cement: RecordGroup {
  static var blank: Self? { Cement() }

  /// The volume has no bound here: rule 21 judges it, and a site may set other bounds.
  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("volumeMl", &volumeMl, .signed(.milliliter))
    fields.optional("material", &material)
    fields.group("device", &device)
    fields.optional("viscosity", &viscosity)
    fields.optional("workingMinutes", &workingMinutes, .quantity(.minute))
    fields.optional("hardeningMinutes", &hardeningMinutes, .quantity(.minute))
    fields.optional("monitored", &monitored)
    fields.optional("antibiotic", &antibiotic)
  }
}

extension ImplantedDevice: RecordGroup {
  static var blank: Self? { ImplantedDevice() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("name", &name)
    fields.optional("manufacturer", &manufacturer)
    fields.optional("model", &model)
    fields.optional("udi", &udi)
    fields.optional("lot", &lot, .form(.key))
    fields.optional("serial", &serial, .form(.key))
    fields.optional("expiry", &expiry)
  }
}

extension CementLeak: RecordGroup {
  static var blank: Self? { CementLeak(site: .disc, symptomatic: false) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("site", &site)
    fields.optional("route", &route)
    fields.optional("detectedBy", &detectedBy)
    fields.optional("timing", &timing)
    fields.required("symptomatic", &symptomatic)
    fields.optional("text", &text)
  }
}

extension Anesthesia: RecordGroup {
  static var blank: Self? { Anesthesia(types: []) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.list("types", &types, .atLeastOne)
    fields.optional("reason", &reason)
    fields.optional("start", &start)
    fields.optional("end", &end)
    fields.groups("drugs", &drugs)
    fields.optional("intravenousAccess", &intravenousAccess)
    fields.optional("monitored", &monitored)
  }
}

extension AdministeredDrug: RecordGroup {
  static var blank: Self? { AdministeredDrug(drug: .named("")) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("drug", &drug)
    fields.optional("dose", &dose, .notNegative)
    fields.optional("unit", &unit)
    fields.optional("route", &route)
    fields.optional("time", &time)
  }
}

extension VitalSigns: RecordGroup {
  static var blank: Self? { R4.DateTime.standIn.map { VitalSigns(time: $0) } }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("time", &time)
    fields.optional("systolicMmHg", &systolicMmHg, .quantity(.millimeterOfMercury))
    fields.optional("diastolicMmHg", &diastolicMmHg, .quantity(.millimeterOfMercury))
    fields.optional("heartRatePerMin", &heartRatePerMin, .quantity(.perMinute))
    fields.optional("respiratoryRatePerMin", &respiratoryRatePerMin, .quantity(.perMinute))
    fields.optional(
      "oxygenSaturationPercent", &oxygenSaturationPercent, .quantity(.percent, 0...100))
    fields.optional("temperatureC", &temperatureC, .quantity(.celsius, 10...50))
  }
}

extension Radiation: RecordGroup {
  static var blank: Self? { Radiation() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("fluoroscopyMinutes", &fluoroscopyMinutes, .quantity(.minute))
    fields.optional("airKermaMGy", &airKermaMGy, .quantity(.milligray))
    fields.optional("doseAreaGyCm2", &doseAreaGyCm2, .quantity(.grayTimesArea))
  }
}

extension Biopsy: RecordGroup {
  static var blank: Self? { Biopsy(level: .t12) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("level", &level)
    fields.optional("collected", &collected)
    fields.optional("result", &result)
    fields.optional("conclusion", &conclusion)
    fields.optional("reported", &reported)
  }
}
