extension R4 {
  /// An amount without a comparator.
  public typealias SimpleQuantity = Quantity

  /// How long somebody had lived; FHIR wants a unit of time of UCUM with its code.
  public typealias Age = Quantity

  /// How long something took; FHIR wants a unit of time of UCUM with its code.
  public typealias Duration = Quantity
}
