/// A person who treats.
public struct Clinician: Sendable, Hashable {
  /// A specialty, each with its NUCC taxonomy code.
  public enum Specialty: String, Sendable, Hashable, CaseIterable {
    case interventionalRadiology
    case neuroradiology
    case neurosurgery
    case orthopedicSurgery
    case spineSurgery
    case interventionalPain
    case painMedicine
    case anesthesiology
  }

  /// The National Provider Identifier: 10 digits.
  public var npi: String?
  /// The site's own key of the person; the NPI comes first where both are given.
  public var key: String?
  /// Family name.
  public var family: String?
  /// Given names.
  public var given: [String] = []
  /// The specialty.
  public var specialty: Specialty?
  /// Augmentations that the person performs in a year.
  public var annualVolume: Int?

  /// Makes a clinician; one of `npi` and `key` identifies the person.
  public init(npi: String? = nil, key: String? = nil) {
    self.npi = npi
    self.key = key
  }
}

/// A clinician and the part that he or she took.
public struct TeamMember: Sendable, Hashable {
  /// The part in the procedure.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case primaryOperator
    case assistant
    case anesthesiologist
    case nurseAnesthetist
    case referring
    case attending
    case nurse
    case technologist
  }

  /// The part in the procedure.
  public var role: Role
  /// Who.
  public var clinician: Clinician

  /// Makes a member of the team.
  public init(role: Role, clinician: Clinician) {
    self.role = role
    self.clinician = clinician
  }
}
