internal import LosslessJSON

extension R4.Patient {
  /// Who may be called about the person.
  public struct Contact: R4.Element, Equatable, Sendable {
    /// What the contact is to the person.
    public var relationship: [R4.CodeableConcept]
    /// The contact's name.
    public var name: R4.HumanName?
    /// How to reach the contact.
    public var telecom: [R4.ContactPoint]
    /// Where the contact lives.
    public var address: R4.Address?
    /// The contact's gender.
    public var gender: R4.AdministrativeGender?
    /// The organization that the contact speaks for.
    public var organization: R4.Reference<R4.Organization>?
    /// When the contact may be called.
    public var period: R4.Period?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      relationship: [R4.CodeableConcept] = [],
      name: R4.HumanName? = nil,
      telecom: [R4.ContactPoint] = [],
      address: R4.Address? = nil,
      gender: R4.AdministrativeGender? = nil,
      organization: R4.Reference<R4.Organization>? = nil,
      period: R4.Period? = nil
    ) {
      self.relationship = relationship
      self.name = name
      self.telecom = telecom
      self.address = address
      self.gender = gender
      self.organization = organization
      self.period = period
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("relationship", relationship)
        json.member("name", name)
        json.member("telecom", telecom)
        json.member("address", address)
        json.member("gender", gender)
        json.member("organization", organization)
        json.member("period", period)
      }
    }
  }
}
