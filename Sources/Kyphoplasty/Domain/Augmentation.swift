public import FHIRModel

/// The operation as a whole.
public struct Augmentation: Sendable, Hashable {
  /// How vertebrae are augmented.
  public enum Technique: String, Sendable, Hashable, CaseIterable {
    /// Cement into a cavity that a balloon made.
    case balloonKyphoplasty
    /// Cement alone.
    case vertebroplasty
    /// Cement and an implant that stays.
    case implantAugmentation
  }

  /// How the operation ended; the words are FHIR's.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case completed
    case stopped
    case notDone
  }

  /// Imaging by which the needle was led.
  public enum Guidance: String, Sendable, Hashable, CaseIterable {
    case fluoroscopy
    case ct
    case fluoroscopyAndCt
  }

  /// How the patient lay.
  public enum Position: String, Sendable, Hashable, CaseIterable {
    case prone
    case lateral
  }

  /// How the skin was closed.
  public enum Closure: String, Sendable, Hashable, CaseIterable {
    case none
    case adhesive
    case suture
  }

  /// The technique; a level may name its own.
  public var technique: Technique
  /// How it ended; completed where nothing is said.
  public var status: Status?
  /// Why it was stopped or not done, in words.
  public var statusReason: String?
  /// When it began.
  public var start: R4.DateTime?
  /// When it ended.
  public var end: R4.DateTime?
  /// Imaging by which the needle was led.
  public var guidance: Guidance?
  /// How the patient lay.
  public var position: Position?
  /// How the skin was prepared, in words.
  public var skinPreparation: String?
  /// The length of the incision in cm.
  public var incisionCm: R4.Decimal?
  /// How the skin was closed.
  public var closure: Closure?
  /// Why no balloon was used, in words.
  public var reasonNoBalloon: String?
  /// Whether it was turned into an open operation.
  public var convertedToOpen: Bool?
  /// What was operated besides.
  public var concurrent: [ConcurrentProcedure] = []
  /// Blood lost in mL.
  public var bloodLossMl: R4.Decimal?
  /// The sum of the cement in mL, where it was recorded besides the volumes per level.
  public var totalCementMl: R4.Decimal?
  /// The result in the operator's words.
  public var note: String?

  /// Makes an operation.
  public init(technique: Technique) { self.technique = technique }
}

/// An operation in the same session.
public enum ConcurrentProcedure: String, Sendable, Hashable, CaseIterable {
  case laminectomy
  case nerveRootBlock
  case tumorAblation
}
