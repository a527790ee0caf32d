internal import LosslessJSON

extension R4.Encounter {
  /// Where the patient was.
  public struct Location: R4.Element, Equatable, Sendable {
    /// The place.
    public var location: R4.Reference<R4.Location>
    /// Whether the patient is, was or will be there.
    public var status: Status?
    /// What kind of place it is: a ward, a room, a bed.
    public var physicalType: R4.CodeableConcept?
    /// When the patient was there.
    public var period: R4.Period?

    /// Takes the elements in the order of the specification, which requires `location`.
    public init(
      location: R4.Reference<R4.Location>,
      status: Status? = nil,
      physicalType: R4.CodeableConcept? = nil,
      period: R4.Period? = nil
    ) {
      self.location = location
      self.status = status
      self.physicalType = physicalType
      self.period = period
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("location", location)
        json.member("status", status)
        json.member("physicalType", physicalType)
        json.member("period", period)
      }
    }
  }
}

extension R4.Encounter.Location {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/encounter-location-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case planned
    case active
    case reserved
    case completed
  }
}
