internal import FHIRModel

extension BundleDraft {
  /// The vital signs of the stay, as the vital signs profiles of R4 shape them.
  mutating func addVitalSigns() {
    let scopes = ids.ids(R4.Observation.self, of: record.vitals) { ["vitals", $0.time.text] }
    for (place, vitals) in record.vitals.enumerated() {
      let path = "vitals[\(place)]"
      let scope = scopes[place].text
      addBloodPressure(vitals, scope, from: path)
      let values: [(LOINC.VitalSign, R4.Observation.Value?, String)] = [
        (
          .heartRate, vitals.heartRatePerMin.map { .measured(R4.Decimal($0), .perMinute) },
          "heartRatePerMin"
        ),
        (
          .respiratoryRate,
          vitals.respiratoryRatePerMin.map { .measured(R4.Decimal($0), .perMinute) },
          "respiratoryRatePerMin"
        ),
        (
          .oxygenSaturation, vitals.oxygenSaturationPercent.map { .measured($0, .percent) },
          "oxygenSaturationPercent"
        ),
        (.bodyTemperature, vitals.temperatureC.map { .measured($0, .celsius) }, "temperatureC"),
      ]
      for (sign, value, field) in values where value != nil {
        add(
          vitalSign(sign, value, at: vitals.time),
          ids.id(R4.Observation.self, sign.entry.code, scope), from: "\(path).\(field)")
      }
    }
  }

  /// Both pressures are components, of which the profile wants both: one that was not taken says so.
  private mutating func addBloodPressure(
    _ vitals: VitalSigns, _ scope: String, from path: String
  ) {
    let hasPressure = vitals.systolicMmHg != nil || vitals.diastolicMmHg != nil
    // Signs that were taken and not written down are told by the pressures, both not known.
    guard hasPressure || vitals.isEmpty else { return }
    var resource = vitalSign(.bloodPressure, nil, at: vitals.time)
    resource.component = [
      Self.pressure(.systolic, vitals.systolicMmHg),
      Self.pressure(.diastolic, vitals.diastolicMmHg),
    ]
    add(
      resource, ids.id(R4.Observation.self, LOINC.VitalSign.bloodPressure.entry.code, scope),
      from: path + (vitals.systolicMmHg == nil ? ".diastolicMmHg" : ".systolicMmHg"))
  }

  private static func pressure(
    _ sign: LOINC.VitalSign, _ mmHg: Int?
  ) -> R4.Observation.Component {
    R4.Observation.Component(
      code: R4.CodeableConcept(sign, text: sign.words),
      value: mmHg.map { .measured(R4.Decimal($0), .millimeterOfMercury) },
      dataAbsentReason: mmHg == nil ? MissingData.reason : nil)
  }

  private func vitalSign(
    _ sign: LOINC.VitalSign, _ value: R4.Observation.Value?, at time: R4.DateTime
  ) -> R4.Observation {
    var resource = observation(sign, value, .vitalSigns, .dateTime(time))
    resource.code.text = sign.words
    // The profile of R4 fixes the code of the gas, that of US Core asks for the code of the method beside it.
    if sign == .oxygenSaturation {
      resource.code.coding.append(R4.Coding(LOINC.VitalSign.pulseOximetry.entry))
    }
    return resource
  }
}

extension VitalSigns {
  /// Whether nothing but the time is recorded.
  fileprivate var isEmpty: Bool {
    systolicMmHg == nil && diastolicMmHg == nil && heartRatePerMin == nil
      && respiratoryRatePerMin == nil && oxygenSaturationPercent == nil && temperatureC == nil
  }
}
