public import FHIRModel

/// What the patient suffered from before the procedure.
///
/// Scores stand under `outcomes`, with the time point `baseline`.
public struct Symptoms: Sendable, Hashable {
  /// Where the pain is.
  public enum PainRegion: String, Sendable, Hashable, CaseIterable {
    case back
    case thoracic
    case lowBack
  }

  /// How well the patient moves about.
  public enum Mobility: String, Sendable, Hashable, CaseIterable {
    case unrestricted
    case reduced
    case impaired
    case bedbound
  }

  /// How the symptoms have moved since they began.
  public enum Progression: String, Sendable, Hashable, CaseIterable {
    case improving
    case unchanged
    case worsening
  }

  /// Where the pain is.
  public var pain: PainRegion?
  /// When the symptoms began.
  public var onset: R4.DateTime?
  /// How the symptoms have moved since they began.
  public var progression: Progression?
  /// Whether the examination finds the pain where the imaging shows the fracture.
  public var painMatchesImaging: Bool?
  /// Whether the pain is worse standing and walking.
  public var worseUpright: Bool?
  /// Whether lying down eases the pain.
  public var reliefSupine: Bool?
  /// How well the patient moves about.
  public var mobility: Mobility?
  /// Whether the patient is at risk of falling.
  public var fallRisk: Bool?
  /// Whether the patient has fallen repeatedly.
  public var repeatedFalls: Bool?
  /// Whether sleep is disturbed.
  public var disturbedSleep: Bool?
  /// Whether the back has become bent: kyphosis.
  public var kyphosis: Bool?
  /// Loss of lung function, in words.
  public var lungFunction: String?
  /// Days in bed in the month before.
  public var bedDays: Int?

  /// Makes symptoms of which nothing is known.
  public init() {}
}

/// Care of lower risk that was tried before.
public struct PriorTherapy: Sendable, Hashable {
  /// What was tried.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case bedRest
    case analgesics
    case opioids
    case physicalTherapy
    case bracing
    case nerveBlock
    case osteoporosisDrug
  }

  /// What was tried.
  public var type: Kind
  /// When it began.
  public var start: R4.DateTime?
  /// When it ended.
  public var end: R4.DateTime?
  /// Whether it failed.
  public var failed: Bool?
  /// What exactly, in words: the drug, the brace.
  public var text: String?

  /// Makes a therapy.
  public init(type: Kind) { self.type = type }
}

/// Deficits of spinal cord and nerve roots.
public struct Neurology: Sendable, Hashable {
  /// What was found.
  public enum Deficit: String, Sendable, Hashable, CaseIterable {
    case spinalCordCompression
    case caudaEquina
    case radiculopathy
    case myelopathy
    case paraplegia
    case numbness
    case weakness
    case bladderOrBowelChange
  }

  /// Whether there is a deficit.
  public var deficit: Bool
  /// What was found.
  public var findings: [Deficit] = []
  /// What was found, in words.
  public var text: String?

  /// Makes a neurological state.
  public init(deficit: Bool) { self.deficit = deficit }
}
