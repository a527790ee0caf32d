internal import FHIRModel

extension RecordRule {
  static let deviceExpired = RecordRule(
    "clinical.device-label", .warning, basis: .source,
    fields: ["levels", "procedure.start", "procedure.end"],
    summary: "A product was used before its last day, and its label says what the record says.",
    explanation: """
      The last day of use is the label's. A lot or serial number that differs from the one in the unique device \
      identifier makes a recall miss the patient: one of the two was copied wrongly.
      """
  ) { encounter, report in
    let used = (encounter.procedure.start ?? encounter.procedure.end)?.date
    for (index, level) in encounter.levels.enumerated() {
      var devices: [(String, ImplantedDevice?)] = [
        ("needle", level.needle), ("implant", level.implant),
        ("cement.device", level.cement?.device),
      ]
      for (place, balloon) in level.balloons.enumerated() {
        devices.append(("balloons[\(place)].device", balloon.device))
      }
      for case (let name, let device?) in devices {
        let field = "levels[\(index)].\(name)"
        if let expiry = device.udi?.expiry ?? device.expiry, let used,
          R4.DateTime(used).isSurelyAfter(R4.DateTime(expiry))
        {
          report.add(
            device.udi?.expiry == nil ? "\(field).expiry" : "\(field).udi",
            "names a last day of use before the operation")
        }
        if let lot = device.lot, let label = device.udi?.lot, lot != label {
          report.add("\(field).lot", "is not the lot of the unique device identifier")
        }
        if let serial = device.serial, let label = device.udi?.serial, serial != label {
          report.add("\(field).serial", "is not the serial number of the unique device identifier")
        }
      }
    }
  }
}
