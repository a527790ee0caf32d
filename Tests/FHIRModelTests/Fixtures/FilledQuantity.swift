@testable import FHIRModel

// Days, because the same fixture serves where FHIR wants an age or a duration.
extension R4.Quantity: Filled {
  static func filled(_ variant: Int) -> Self {
    var quantity = simple
    quantity.extension = .filled(variant)
    quantity.value = .filled(variant)
    quantity.comparator = .filled(variant)
    return quantity
  }

  /// An amount as FHIR wants it where no comparator may stand.
  static var simple: Self {
    Self(value: 7, unit: "days", system: "http://unitsofmeasure.org", code: "d")
  }
}

extension R4.Quantity.Comparator: Filled {}

extension Optional where Wrapped == R4.Quantity {
  static var simple: Self { R4.Quantity.simple }
}
