public import FHIRModel

/// How the patient was at one point in time: before, or in the course after.
public struct ClinicalOutcome: Sendable, Hashable {
  /// The visit that the values belong to.
  public enum TimePoint: String, Sendable, Hashable, CaseIterable {
    case baseline
    case day1
    case day7
    case month1
    case month3
    case month6
    case month12
    case other
  }

  /// The visit.
  public var timePoint: TimePoint
  /// When it was.
  public var date: R4.DateTime
  /// Pain on the numeric rating scale: 0 to 10.
  public var nrs: R4.Decimal?
  /// Pain on the visual analogue scale in mm: 0 to 100.
  public var vasMm: R4.Decimal?
  /// The Oswestry disability index in percent: 0 to 100.
  public var odi: R4.Decimal?
  /// The scores of the ten sections of the Oswestry questionnaire, 0 to 5 each; a section left out is `nil`.
  public var odiItems: [Int?] = []
  /// The Roland-Morris score: 0 to 24.
  public var rmdq: Int?
  /// The answers to the 24 statements of the Roland-Morris questionnaire.
  public var rmdqItems: [Bool?] = []
  /// The EQ-5D-5L index: up to 1, below 0 for states worse than death.
  public var eq5dIndex: R4.Decimal?
  /// The EQ-5D visual analogue scale: 0 to 100.
  public var eq5dVas: R4.Decimal?
  /// The physical component of the SF-36, with a mean of 50 in the population.
  public var sf36Physical: R4.Decimal?
  /// The physical component of the VR-12, with a mean of 50 in the population.
  public var vr12Physical: R4.Decimal?
  /// Physical function by PROMIS, as T-score with a mean of 50 in the population.
  public var promisPhysical: R4.Decimal?
  /// The Core Outcome Measures Index of the back: 0 to 10.
  public var comi: R4.Decimal?
  /// Days in bed since the last visit.
  public var bedDays: Int?
  /// Whether the patient walks.
  public var ambulatory: Bool?
  /// Fractures that are new.
  public var newFractures: [NewFracture] = []
  /// A readmission since the last visit.
  public var readmission: Readmission?
  /// Whether the patient went back to the operating room.
  public var reoperation: Bool?
  /// When the patient died.
  public var death: R4.DateTime?

  /// Makes an outcome.
  public init(timePoint: TimePoint, date: R4.DateTime) {
    self.timePoint = timePoint
    self.date = date
  }
}

/// A fracture that came after the procedure.
public struct NewFracture: Sendable, Hashable {
  /// Where it is, seen from the treated vertebrae.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case adjacent
    case distant
    case sameLevel
  }

  /// The vertebra.
  public var level: Vertebra
  /// When it was found.
  public var date: R4.DateTime
  /// Where it is, seen from the treated vertebrae.
  public var relation: Relation?
  /// Whether it hurts.
  public var symptomatic: Bool?

  /// Makes a new fracture.
  public init(level: Vertebra, date: R4.DateTime) {
    self.level = level
    self.date = date
  }
}

/// A return to hospital.
public struct Readmission: Sendable, Hashable {
  /// When.
  public var date: R4.DateTime
  /// Why, in words.
  public var reason: String?
  /// Whether the procedure was the reason.
  public var related: Bool?

  /// Makes a readmission.
  public init(date: R4.DateTime) { self.date = date }
}
