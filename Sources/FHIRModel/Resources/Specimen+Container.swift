internal import LosslessJSON

extension R4.Specimen {
  /// What it is kept in.
  public struct Container: R4.Element, Equatable, Sendable {
    /// The keys of the container.
    public var identifier: [R4.Identifier]
    /// The container in words.
    public var description: String?
    /// The kind of container.
    public var type: R4.CodeableConcept?
    /// How much of the sample is in it.
    public var specimenQuantity: R4.Quantity?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      identifier: [R4.Identifier] = [],
      description: String? = nil,
      type: R4.CodeableConcept? = nil,
      specimenQuantity: R4.Quantity? = nil
    ) {
      self.identifier = identifier
      self.description = description
      self.type = type
      self.specimenQuantity = specimenQuantity
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("identifier", identifier)
        json.member("description", description)
        json.member("type", type)
        json.member("specimenQuantity", specimenQuantity)
      }
    }
  }
}
