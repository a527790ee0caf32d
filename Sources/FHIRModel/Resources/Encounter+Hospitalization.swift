internal import LosslessJSON

extension R4.Encounter {
  /// How the patient came in and went out.
  public struct Hospitalization: R4.Element, Equatable, Sendable {
    /// The key given before admission.
    public var preAdmissionIdentifier: R4.Identifier?
    /// Where the patient came from.
    public var origin: R4.AnyReference?
    /// What kind of place the patient came from.
    public var admitSource: R4.CodeableConcept?
    /// Whether the patient had been here for the same before.
    public var reAdmission: R4.CodeableConcept?
    /// Where the patient went.
    public var destination: R4.AnyReference?
    /// What kind of place the patient went to.
    public var dischargeDisposition: R4.CodeableConcept?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      preAdmissionIdentifier: R4.Identifier? = nil,
      origin: R4.AnyReference? = nil,
      admitSource: R4.CodeableConcept? = nil,
      reAdmission: R4.CodeableConcept? = nil,
      destination: R4.AnyReference? = nil,
      dischargeDisposition: R4.CodeableConcept? = nil
    ) {
      self.preAdmissionIdentifier = preAdmissionIdentifier
      self.origin = origin
      self.admitSource = admitSource
      self.reAdmission = reAdmission
      self.destination = destination
      self.dischargeDisposition = dischargeDisposition
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("preAdmissionIdentifier", preAdmissionIdentifier)
        json.member("origin", origin)
        json.member("admitSource", admitSource)
        json.member("reAdmission", reAdmission)
        json.member("destination", destination)
        json.member("dischargeDisposition", dischargeDisposition)
      }
    }
  }
}
