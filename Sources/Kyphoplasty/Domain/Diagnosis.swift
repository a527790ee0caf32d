public import FHIRModel

/// What was found, and what it came from.
public struct Diagnosis: Sendable, Hashable {
  /// The fractures, treated or not.
  public var fractures: [Fracture]
  /// The tumour, where one broke the bone.
  public var neoplasm: Neoplasm?
  /// The osteoporosis, where there is one.
  public var osteoporosis: Osteoporosis?
  /// The accident, where there was one.
  public var injury: Injury?
  /// What the pain was taken for before, in words.
  public var priorMisdiagnosis: String?
  /// Reasons against the procedure that were weighed.
  public var contraindications: [Contraindication] = []

  /// Makes a diagnosis.
  public init(fractures: [Fracture]) { self.fractures = fractures }
}

/// A fracture of one vertebra.
public struct Fracture: Sendable, Hashable {
  /// What weakened or broke the bone: it decides the family of ICD-10-CM codes.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// Age-related or postmenopausal osteoporosis: M80.0.
    case osteoporosis
    /// Osteoporosis of another cause, such as a drug: M80.8.
    case secondaryOsteoporosis
    /// A tumour: M84.5.
    case neoplasm
    /// An injury to sound bone: S22, S32.
    case trauma
    /// Another disease of the bone: M84.6.
    case otherDisease
    /// Not known: M48.5.
    case unspecified
  }

  /// The shape of the fracture.
  public enum Morphology: String, Sendable, Hashable, CaseIterable {
    case wedge
    case biconcave
    case crush
    case stableBurst
    case unstableBurst
    case pincer
    case split
  }

  /// How old the fracture is, as its imaging or its history says.
  public enum Age: String, Sendable, Hashable, CaseIterable {
    case acute
    case subacute
    case chronic
  }

  /// The phase of care: the seventh character of the ICD-10-CM code.
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    case initial
    case initialOpen
    case routineHealing
    case delayedHealing
    case nonunion
    case malunion
    case sequela
  }

  /// The vertebra.
  public var level: Vertebra
  /// What weakened or broke the bone.
  public var cause: Cause
  /// When it broke.
  public var onset: R4.DateTime?
  /// When it was recognised.
  public var diagnosed: R4.DateTime?
  /// How old it is.
  public var age: Age?
  /// The shape.
  public var morphology: Morphology?
  /// The semiquantitative grade of Genant: 0 to 3.
  public var genantGrade: Int?
  /// The OF class of the AO Spine and DGOU groups: 1 to 5.
  public var ofClass: Int?
  /// The type of the AO or Magerl system: `A1.2`.
  public var aoType: String?
  /// Loss of body height in percent.
  public var heightLossPercent: R4.Decimal?
  /// Whether the vertebra has sunk further since the fracture was first seen.
  public var progressive: Bool?
  /// The phase of care; initial where nothing is said.
  public var phase: Phase?

  /// Makes a fracture.
  public init(level: Vertebra, cause: Cause) {
    self.level = level
    self.cause = cause
  }
}

/// A reason against the procedure.
public enum Contraindication: String, Sendable, Hashable, CaseIterable {
  case activeInfection
  case pregnancy
  case painNotFromFracture
  case cementAllergy
  case contrastAllergy
  case uncorrectedCoagulopathy
  case instability
  case neurologicalDeficit
  case retropulsion
  case moreThanThreeLevels
}
