@testable import FHIRModel

extension R4.Specimen: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      accessionIdentifier: .filled(variant),
      status: .filled(variant),
      type: .filled(variant),
      subject: .filled(variant),
      receivedTime: .filled(variant),
      parent: .filled(variant),
      request: .filled(variant),
      collection: .filled(variant),
      processing: .filled(variant),
      container: .filled(variant),
      condition: .filled(variant),
      note: .filled(variant))
  }
}

extension R4.Specimen.Status: Filled {}

extension R4.Specimen.Collection: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      collector: .to([R4.Practitioner.self, R4.PractitionerRole.self], variant),
      collected: .filled(variant),
      duration: .filled(variant),
      quantity: .simple,
      method: .filled(variant),
      bodySite: .filled(variant))
  }
}

extension R4.Specimen.Collection.Collected: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.dateTime(.filled(variant)), .period(.filled(variant))])
  }
}

extension R4.Specimen.Processing: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      description: .filled(variant),
      procedure: .filled(variant),
      time: .filled(variant))
  }
}

extension R4.Specimen.Processing.Time: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.dateTime(.filled(variant)), .period(.filled(variant))])
  }
}

extension R4.Specimen.Container: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      identifier: .filled(variant),
      description: .filled(variant),
      type: .filled(variant),
      specimenQuantity: .simple)
  }
}
