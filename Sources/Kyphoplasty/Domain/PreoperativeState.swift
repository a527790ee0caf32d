public import FHIRModel

/// Fitness, bone density and medication before the procedure.
public struct PreoperativeState: Sendable, Hashable {
  /// The physical status class of the American Society of Anesthesiologists: 1 to 6.
  public var asaClass: Int?
  /// When the patient was examined.
  public var examined: R4.DateTime?
  /// Whether the patient was cleared for the procedure.
  public var cleared: Bool?
  /// The clearance, in words.
  public var clearance: String?
  /// Densities by DXA.
  public var boneDensity: [BoneDensity] = []
  /// The ten-year probability of a major osteoporotic fracture (FRAX) in percent.
  public var fraxMajorPercent: R4.Decimal?
  /// Vitamin D (25-hydroxy) in ng/mL.
  public var vitaminDNgPerMl: R4.Decimal?
  /// What the patient was taking.
  public var medications: [Medication] = []
  /// Diseases that the patient has besides, in words.
  public var comorbidities: [String] = []

  /// Makes a state of which nothing is known.
  public init() {}
}

/// A measurement of bone density by DXA.
public struct BoneDensity: Sendable, Hashable {
  /// Where it was measured.
  public enum Site: String, Sendable, Hashable, CaseIterable {
    case lumbarSpine
    case hip
    case femur
  }

  /// Where it was measured.
  public var site: Site
  /// Standard deviations from the mean of young adults.
  public var tScore: R4.Decimal?
  /// The density in g/cm².
  public var densityGPerCm2: R4.Decimal?
  /// When.
  public var date: R4.DateTime?

  /// Makes a measurement.
  public init(site: Site) { self.site = site }
}

/// A drug that is taken or prescribed.
public struct Medication: Sendable, Hashable {
  /// The drug.
  public var drug: Drug
  /// How much and how often, in words.
  public var dosage: String?
  /// What for, in words.
  public var reason: String?

  /// Makes a medication.
  public init(drug: Drug) { self.drug = drug }
}

/// A drug: one whose code is verified, or a name in words.
public enum Drug: Sendable, Hashable {
  /// An ingredient of which the code is known.
  case known(Ingredient)
  /// A drug by its name alone.
  case named(String)

  /// The ingredients that have a verified code.
  public enum Ingredient: String, Sendable, Hashable, CaseIterable {
    case lidocaine
    case midazolam
    case fentanyl
    case propofol
    case iohexol
    case iopamidol
    case iodixanol
    case cefazolin
    case vancomycin
    case alendronate
    case zoledronicAcid
  }
}

/// The patient's consent.
public struct ConsentGiven: Sendable, Hashable {
  /// Whether it was given.
  public var obtained: Bool
  /// When.
  public var date: R4.DateTime?
  /// Whether risks, benefits and the other options were talked over.
  public var optionsDiscussed: Bool?
  /// Whether the patient agreed that the data go to a registry.
  public var registry: Bool?

  /// Makes a consent.
  public init(obtained: Bool) { self.obtained = obtained }
}

/// What an augmentation is to achieve.
public enum TreatmentGoal: String, Sendable, Hashable, CaseIterable {
  case reducePain
  case restoreHeight
  case stabilizeFracture
  case preventKyphosis
  case improveMobility
}
