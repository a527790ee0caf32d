internal import LosslessJSON

extension R4.Patient {
  /// Other records of the same person.
  public struct Link: R4.Element, Equatable, Sendable {
    /// The other record.
    public var other: R4.AnyReference
    /// Which of the two records is to be used.
    public var type: Kind

    /// Takes the elements in the order of the specification, which requires `other` and `type`.
    public init(
      other: R4.AnyReference,
      type: Kind
    ) {
      self.other = other
      self.type = type
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("other", other)
        json.member("type", type)
      }
    }
  }
}

extension R4.Patient.Link {
  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/link-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case replacedBy = "replaced-by"
    case replaces
    case refer
    case seealso
  }
}
