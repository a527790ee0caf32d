public import FHIRModel

/// Something that went wrong, and what became of it.
public struct Complication: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case cementPulmonaryEmbolism
    case thromboticPulmonaryEmbolism
    case fatEmbolism
    case airEmbolism
    case symptomaticCementLeak
    case spinalCordInjury
    case spinalCordCompression
    case caudaEquina
    case paraplegia
    case nerveRootInjury
    case duralTear
    case myocardialInfarction
    case cardiacArrest
    case stroke
    case hypotension
    case respiratoryFailure
    case pneumothorax
    case hematoma
    case hemorrhage
    case woundInfection
    case deepInfection
    case osteomyelitis
    case discitis
    case ribFracture
    case contrastReaction
    case anaphylaxis
    case anesthesiaComplication
    case failedSedation
    case balloonRupture
    case retainedFragment
    case other
  }

  /// When it began, seen from the procedure.
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    case intraoperative
    case postoperative
    case late
  }

  /// How bad it was; the words are FHIR's.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    case mild
    case moderate
    case severe
  }

  /// What became of it; the words are FHIR's.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case resolved
    case recovering
    case ongoing
    case resolvedWithSequelae
    case fatal
    case unknown
  }

  /// How sure it is that the procedure or the cement caused it.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case procedure
    case cement
    case device
    case anesthesia
    case unrelated
    case unknown
  }

  /// A grade in a named system of grades.
  public struct Grade: Sendable, Hashable {
    /// A system of grades.
    public enum System: String, Sendable, Hashable, CaseIterable {
      /// Society of Interventional Radiology, 2017: mild, moderate, severe, life-threatening, death.
      case sir2017 = "SIR-2017"
      /// Cardiovascular and Interventional Radiological Society of Europe, 2017: 1 to 6.
      case cirse2017 = "CIRSE-2017"
      /// The modification of 2026, with divided grades 1 and 3.
      case cirse2026 = "CIRSE-2026"
    }

    /// The system.
    public var system: System
    /// The grade, as the system writes it.
    public var value: String

    /// Makes a grade.
    public init(system: System, value: String) {
      self.system = system
      self.value = value
    }
  }

  /// What happened.
  public var type: Kind
  /// The vertebra, where it happened at one.
  public var level: Vertebra?
  /// When.
  public var onset: R4.DateTime?
  /// When, seen from the procedure.
  public var phase: Phase?
  /// How bad it was.
  public var severity: Severity?
  /// The grade in a system of grades.
  public var grade: Grade?
  /// What caused it.
  public var relation: Relation?
  /// What became of it.
  public var outcome: Outcome?
  /// Whether acute cor pulmonale came with an embolism.
  public var corPulmonale: Bool?
  /// The side, where there is one.
  public var side: TreatedLevel.Side?
  /// What was done about it, in words.
  public var treatment: String?
  /// What happened, in words; required where the type is `other`.
  public var text: String?

  /// Makes a complication.
  public init(type: Kind) { self.type = type }
}
