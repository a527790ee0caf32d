internal import FHIRModel

extension FaultKind {
  static let devices = [
    FaultKind("expired-cement", breaks: "clinical.device-label") { record, _ in
      guard record.levels.first?.cement != nil,
        let day = record.procedure.start?.day(shiftedBy: -40)
      else { return nil }
      var device = ImplantedDevice()
      device.name = "Example Cement Past"
      device.lot = "C0001"
      device.expiry = day.date
      record.levels[0].cement?.device = device
      return "levels[0].cement.device.expiry"
    },
    FaultKind("lot-of-another-label", breaks: "clinical.device-label") { record, _ in
      guard record.levels.first?.cement?.device?.udi?.lot != nil else { return nil }
      record.levels[0].cement?.device?.lot = "Z9999"
      return "levels[0].cement.device.lot"
    },
  ]
}
