public import FHIRModel

/// Anesthesia and sedation.
public struct Anesthesia: Sendable, Hashable {
  /// A kind of anesthesia; several may be combined.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case local
    case minimalSedation
    case moderateSedation
    case deepSedation
    case monitoredCare
    case regional
    case epidural
    case spinal
    case general
  }

  /// The kinds that were used; the deepest decides.
  public var types: [Kind]
  /// Why this kind, in words.
  public var reason: String?
  /// When it began.
  public var start: R4.DateTime?
  /// When it ended.
  public var end: R4.DateTime?
  /// The drugs.
  public var drugs: [AdministeredDrug] = []
  /// Whether a venous line was laid.
  public var intravenousAccess: Bool?
  /// Whether vital signs were monitored.
  public var monitored: Bool?

  /// Makes an anesthesia.
  public init(types: [Kind]) { self.types = types }
}

/// A drug that was given during the stay.
public struct AdministeredDrug: Sendable, Hashable {
  /// A unit of a dose; the raw value is UCUM.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case milligram = "mg"
    case microgram = "ug"
    case milliliter = "mL"
  }

  /// A way to give a drug.
  public enum Route: String, Sendable, Hashable, CaseIterable {
    case intravenous
    case subcutaneous
    case infiltration
    case inhalation
    case oral
    case intraosseous
  }

  /// The drug.
  public var drug: Drug
  /// How much.
  public var dose: R4.Decimal?
  /// The unit of the dose.
  public var unit: Unit?
  /// How it was given.
  public var route: Route?
  /// When.
  public var time: R4.DateTime?

  /// Makes an administered drug.
  public init(drug: Drug) { self.drug = drug }
}
