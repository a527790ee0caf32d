@testable import FHIRModel

extension R4.Device: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      udiCarrier: .filled(variant),
      status: .filled(variant),
      statusReason: .filled(variant),
      distinctIdentifier: .filled(variant),
      manufacturer: .filled(variant),
      manufactureDate: .filled(variant),
      expirationDate: .filled(variant),
      lotNumber: .filled(variant),
      serialNumber: .filled(variant),
      deviceName: .filled(variant),
      modelNumber: .filled(variant),
      partNumber: .filled(variant),
      type: .filled(variant),
      version: .filled(variant),
      property: .filled(variant),
      patient: .filled(variant),
      owner: .filled(variant),
      location: .filled(variant),
      url: .filled(variant),
      note: .filled(variant),
      safety: .filled(variant))
  }
}

extension R4.Device.UdiCarrier: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      deviceIdentifier: .filled(variant),
      issuer: .filled(variant),
      jurisdiction: .filled(variant),
      carrierAIDC: .filled(variant),
      carrierHRF: .filled(variant),
      entryType: .filled(variant))
  }
}

extension R4.Device.UdiCarrier.EntryType: Filled {}

extension R4.Device.Status: Filled {}

extension R4.Device.DeviceName: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      name: .filled(variant),
      type: .filled(variant))
  }
}

extension R4.Device.DeviceName.Kind: Filled {}

extension R4.Device.Version: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      component: .filled(variant),
      value: .filled(variant))
  }
}

extension R4.Device.Property: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      valueQuantity: .filled(variant),
      valueCode: .filled(variant))
  }
}
