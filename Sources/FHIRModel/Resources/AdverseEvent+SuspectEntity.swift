internal import LosslessJSON

extension R4.AdverseEvent {
  /// What may have caused it.
  public struct SuspectEntity: R4.Element, Equatable, Sendable {
    /// The suspected procedure, device or drug.
    public var instance: R4.AnyReference
    /// How likely that is.
    public var causality: [Causality]

    /// Takes the elements in the order of the specification, which requires `instance`.
    public init(
      instance: R4.AnyReference,
      causality: [Causality] = []
    ) {
      self.instance = instance
      self.causality = causality
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("instance", instance)
        json.member("causality", causality)
      }
    }
  }
}

extension R4.AdverseEvent.SuspectEntity {
  /// How likely that is.
  public struct Causality: R4.Element, Equatable, Sendable {
    /// The judgement.
    public var assessment: R4.CodeableConcept?
    /// The judgement about the product, in words.
    public var productRelatedness: String?
    /// Who judged.
    public var author: R4.AnyReference?
    /// By which method.
    public var method: R4.CodeableConcept?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      assessment: R4.CodeableConcept? = nil,
      productRelatedness: String? = nil,
      author: R4.AnyReference? = nil,
      method: R4.CodeableConcept? = nil
    ) {
      self.assessment = assessment
      self.productRelatedness = productRelatedness
      self.author = author
      self.method = method
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("assessment", assessment)
        json.member("productRelatedness", productRelatedness)
        json.member("author", author)
        json.member("method", method)
      }
    }
  }
}
