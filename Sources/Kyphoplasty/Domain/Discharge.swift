public import FHIRModel

/// The hours after the procedure.
public struct Recovery: Sendable, Hashable {
  /// Minutes for which the patient lay flat.
  public var flatMinutes: R4.Decimal?
  /// Whether the patient walked before going home.
  public var ambulatory: Bool?
  /// Whether the patient was kept overnight.
  public var overnight: Bool?
  /// Why the patient was kept, in words.
  public var overnightReason: String?

  /// Makes a recovery of which nothing is known.
  public init() {}
}

/// The way out: when, whereto, and with what.
public struct Discharge: Sendable, Hashable {
  /// Whereto; each has a code of HL7's discharge-disposition.
  public enum Disposition: String, Sendable, Hashable, CaseIterable {
    case home
    case homeWithCare
    case skilledNursing
    case rehabilitation
    case longTermCare
    case otherHospital
    case hospice
    case againstAdvice
    case expired
    case other
  }

  /// When.
  public var time: R4.DateTime
  /// Whereto.
  public var disposition: Disposition?
  /// What was prescribed.
  public var medications: [Medication] = []
  /// What the patient was told.
  public var instructions: Instructions?
  /// Whether a measurement of bone density was ordered.
  public var densitometryReferral: Bool?
  /// Whether the patient was taught about osteoporosis.
  public var osteoporosisEducation: Bool?

  /// Makes a discharge.
  public init(time: R4.DateTime) { self.time = time }
}

/// What the patient was told for the weeks after.
public struct Instructions: Sendable, Hashable {
  /// Days in bed.
  public var bedRestDays: Int?
  /// Hours until activity is resumed.
  public var resumeActivityHours: Int?
  /// Weeks without heavy lifting.
  public var noLiftingWeeks: Int?
  /// Whether to cool the wound.
  public var ice: Bool?
  /// When to come back.
  public var followUp: R4.DateTime?
  /// What else was said, in words.
  public var text: String?

  /// Makes instructions that say nothing.
  public init() {}
}

/// A document of the encounter.
public struct ClinicalDocument: Sendable, Hashable {
  /// The kind of document, each with its LOINC code.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case operationNote
    case procedureNote
    case interventionalNote
    case dischargeSummary
    case anesthesiaRecord
  }

  /// The kind.
  public var type: Kind
  /// When it was written.
  public var date: R4.DateTime?
  /// The text itself.
  public var text: String?
  /// Where it is kept, where the text is not here.
  public var url: String?

  /// Makes a document.
  public init(type: Kind) { self.type = type }
}
