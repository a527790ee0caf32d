public import FHIRModel

/// The patient: identity, demographics of US Core, and what of the body matters here.
public struct Patient: Sendable, Hashable {
  /// Administrative gender; the words are FHIR's.
  public enum Sex: String, Sendable, Hashable, CaseIterable {
    case female
    case male
    case other
    case unknown
  }

  /// Race in the five categories of the US Office of Management and Budget, or that it is not known.
  public enum Race: String, Sendable, Hashable, CaseIterable {
    case americanIndianOrAlaskaNative
    case asian
    case blackOrAfricanAmerican
    case nativeHawaiianOrOtherPacificIslander
    case white
    case other
    case unknown
    case askedButUnknown
  }

  /// Ethnicity in the categories of the US Office of Management and Budget, or that it is not known.
  public enum Ethnicity: String, Sendable, Hashable, CaseIterable {
    case hispanicOrLatino
    case notHispanicOrLatino
    case unknown
    case askedButUnknown
  }

  /// Use of tobacco.
  public enum SmokingStatus: String, Sendable, Hashable, CaseIterable {
    case current
    case former
    case never
    case unknown
  }

  /// The medical record number, unique within the site.
  public var mrn: String
  /// Family name.
  public var family: String?
  /// Given names, the first first.
  public var given: [String] = []
  /// Date of birth; a year or a month is enough.
  public var birthDate: R4.Date?
  /// Administrative gender.
  public var sex: Sex
  /// Sex at birth.
  public var birthSex: Sex?
  /// Races, as many as the patient named.
  public var race: [Race] = []
  /// Ethnicity.
  public var ethnicity: Ethnicity?
  /// Preferred language (BCP 47): `en`, `es-US`.
  public var language: String?
  /// The telephone number.
  public var phone: String?
  /// The electronic mail address.
  public var email: String?
  /// Where the patient lives.
  public var address: PostalAddress?
  /// When the patient died.
  public var deathDate: R4.DateTime?
  /// Body height in cm.
  public var heightCm: R4.Decimal?
  /// Body height lost since young adulthood in cm.
  public var heightLossCm: R4.Decimal?
  /// Body weight in kg.
  public var weightKg: R4.Decimal?
  /// Use of tobacco.
  public var smoking: SmokingStatus?
  /// What the patient is allergic to, of what matters here.
  public var allergies: [Allergy] = []

  /// Makes a patient.
  public init(mrn: String, sex: Sex) {
    self.mrn = mrn
    self.sex = sex
  }
}

/// An allergy that the procedure must respect.
public enum Allergy: String, Sendable, Hashable, CaseIterable {
  case iodinatedContrast
  case boneCement
  case localAnesthetic
  case antibiotic
  case latex
}

/// A payer of the encounter.
public struct Coverage: Sendable, Hashable {
  /// The insurer's name.
  public var payer: String
  /// The patient's number with the insurer.
  public var memberId: String?
  /// The kind of insurance, in the site's words.
  public var type: String?

  /// Makes a coverage.
  public init(payer: String) { self.payer = payer }
}
