public import FHIRModel

/// An examination by imaging, with what was measured on it.
public struct ImagingExamination: Sendable, Hashable {
  /// The modality.
  public enum Modality: String, Sendable, Hashable, CaseIterable {
    case xray
    case ct
    case mri
    case boneScan
    case fluoroscopy
  }

  /// When it was made, seen from the procedure.
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    case before
    case during
    case after
    case followUp
  }

  /// The modality.
  public var modality: Modality
  /// When it was made, seen from the procedure.
  public var phase: Phase
  /// When it was made.
  public var date: R4.DateTime?
  /// The DICOM UID of the study: dotted digits.
  public var studyUid: String?
  /// The number the department gave it.
  public var accession: String?
  /// What was seen at single vertebrae.
  public var vertebrae: [VertebraImage] = []
  /// The kyphotic angle (Cobb or segmental) in degrees; a hunched back is positive.
  public var kyphoticAngleDeg: R4.Decimal?
  /// The vertebrae between which the angle was measured, in words.
  public var angleLevels: String?
  /// The conclusion, in words.
  public var conclusion: String?

  /// Makes an examination.
  public init(modality: Modality, phase: Phase) {
    self.modality = modality
    self.phase = phase
  }
}

/// What an examination shows of one vertebra.
public struct VertebraImage: Sendable, Hashable {
  /// The vertebra.
  public var level: Vertebra
  /// Whether the marrow is oedematous: the sign of a fresh fracture.
  public var edema: Bool?
  /// Whether the posterior wall is disrupted.
  public var posteriorWallDisrupted: Bool?
  /// Whether bone stands into the canal.
  public var retropulsion: Bool?
  /// The heights of the body.
  public var height: VertebralHeight?
  /// The wedge angle of the body in degrees.
  public var wedgeAngleDeg: R4.Decimal?

  /// Makes an image of a vertebra.
  public init(level: Vertebra) { self.level = level }
}

/// The heights of a vertebral body in mm.
public struct VertebralHeight: Sendable, Hashable {
  /// At the anterior wall.
  public var anteriorMm: R4.Decimal?
  /// In the middle.
  public var middleMm: R4.Decimal?
  /// At the posterior wall.
  public var posteriorMm: R4.Decimal?

  /// Makes heights of which none was measured.
  public init() {}
}
