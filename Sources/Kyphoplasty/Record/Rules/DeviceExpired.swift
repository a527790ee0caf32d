internal import FHIRModel

extension RecordRule {
  static let deviceExpired = RecordRule(
    "clinical.device-label", [47], .warning, basis: .source,
    source: "US Core implantable device: the identifiers of production on the label.",
    fields: ["levels", "procedure.start", "procedure.end"],
    summary: "A product was used before its last day, and its label says what the record says.",
    explanation: """
      The last day of use is the label's. A lot or serial number that differs from the one in the unique device \
      identifier makes a recall miss the patient: one of the two was copied wrongly.
      """,
    remedy:
      "Compare the product with its label, and correct what was copied wrongly; report a product that was used too late."
  ) { encounter, report in
    let used = (encounter.procedure.start ?? encounter.procedure.end)?.date
    for (index, level) in encounter.levels.enumerated() {
      report.compare(level.needle, "levels[\(index)].needle", used: used)
      report.compare(level.implant, "levels[\(index)].implant", used: used)
      report.compare(level.cement?.device, "levels[\(index)].cement.device", used: used)
      for (place, balloon) in level.balloons.enumerated() {
        report.compare(balloon.device, "levels[\(index)].balloons[\(place)].device", used: used)
      }
    }
  }
}

extension RecordRule.Report {
  fileprivate mutating func compare(
    _ device: ImplantedDevice?, _ field: @autoclosure () -> String, used: R4.Date?
  ) {
    guard let device else { return }
    if let expiry = device.udi?.expiry ?? device.expiry, let used,
      R4.DateTime(used).isSurelyAfter(R4.DateTime(expiry))
    {
      add(
        device.udi?.expiry == nil ? "\(field()).expiry" : "\(field()).udi",
        "names a last day of use before the operation")
    }
    if let lot = device.lot, let label = device.udi?.lot, lot != label {
      add("\(field()).lot", "is not the lot of the unique device identifier")
    }
    if let serial = device.serial, let label = device.udi?.serial, serial != label {
      add("\(field()).serial", "is not the serial number of the unique device identifier")
    }
  }
}
