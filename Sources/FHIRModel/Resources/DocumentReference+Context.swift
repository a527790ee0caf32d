internal import LosslessJSON

extension R4.DocumentReference {
  /// What it was written in.
  public struct Context: R4.Element, Equatable, Sendable {
    /// The encounters it belongs to.
    public var encounter: [R4.AnyReference]
    /// The acts that it tells of.
    public var event: [R4.CodeableConcept]
    /// The time that it tells of.
    public var period: R4.Period?
    /// What kind of place it was.
    public var facilityType: R4.CodeableConcept?
    /// The specialty.
    public var practiceSetting: R4.CodeableConcept?
    /// The patient's record at that time.
    public var sourcePatientInfo: R4.Reference<R4.Patient>?
    /// What else belongs to it.
    public var related: [R4.AnyReference]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      encounter: [R4.AnyReference] = [],
      event: [R4.CodeableConcept] = [],
      period: R4.Period? = nil,
      facilityType: R4.CodeableConcept? = nil,
      practiceSetting: R4.CodeableConcept? = nil,
      sourcePatientInfo: R4.Reference<R4.Patient>? = nil,
      related: [R4.AnyReference] = []
    ) {
      self.encounter = encounter
      self.event = event
      self.period = period
      self.facilityType = facilityType
      self.practiceSetting = practiceSetting
      self.sourcePatientInfo = sourcePatientInfo
      self.related = related
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("encounter", encounter)
        json.member("event", event)
        json.member("period", period)
        json.member("facilityType", facilityType)
        json.member("practiceSetting", practiceSetting)
        json.member("sourcePatientInfo", sourcePatientInfo)
        json.member("related", related)
      }
    }
  }
}
