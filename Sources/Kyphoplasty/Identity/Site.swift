public import FHIRModel

/// What a site says of itself: where its resources stand, how its keys are named, and which codes it answers for.
public struct Site: Sendable, Hashable {
  /// The address that the site's resources stand under, without a slash at the end; no server need answer there.
  public var base: R4.URI
  /// The system of medical record numbers.
  public var medicalRecordNumbers: R4.URI
  /// The system of the encounters' keys.
  public var encounters: R4.URI
  /// The system of the clinicians' keys, where they have no National Provider Identifier.
  public var practitioners: R4.URI
  /// The system of the facilities' keys.
  public var organizations: R4.URI
  /// The code by which the site calls a balloon kyphoplasty, checked on a terminology server of its own.
  public var kyphoplasty: SiteCode?
  /// The code by which the site calls a vertebroplasty.
  public var vertebroplasty: SiteCode?
  /// The code by which the site calls the kind of visit.
  public var encounterType: SiteCode?
  /// The part of the spine whose first treated level gets the primary CPT code where two parts are treated.
  ///
  /// Payers differ. Where nothing is said it is the first treated level of the record.
  public var primaryRegion: Vertebra.Region?
  /// The version of US Core that the resources follow.
  public var usCore: USCoreVersion
  /// The base of our profiles', extensions' and codes' urls in what leaves the program: that of the registry.
  public var canonical = CanonicalBase.own

  /// Makes a site whose systems all stand under its base.
  ///
  /// - Parameters:
  ///   - base: an absolute address; a slash at the end does not count.
  ///   - usCore: the version of US Core that the resources follow.
  public init(
    base: R4.URI = "http://example.org/fhir/kyphoplasty/site", usCore: USCoreVersion = .v6_1_0
  ) {
    var text = base.text
    while text.hasSuffix("/") { text.removeLast() }
    self.base = R4.URI(stringLiteral: text)
    medicalRecordNumbers = R4.URI(stringLiteral: text + "/mrn")
    encounters = R4.URI(stringLiteral: text + "/encounter")
    practitioners = R4.URI(stringLiteral: text + "/practitioner")
    organizations = R4.URI(stringLiteral: text + "/organization")
    self.usCore = usCore
  }
}

/// A version of US Core.
public enum USCoreVersion: String, Sendable, Hashable, CaseIterable {
  case v6_1_0 = "6.1.0"
  case v7_0_0 = "7.0.0"
  case v8_0_0 = "8.0.0"
}

/// A code that a site configures: this package knows its shape, the site answers for its meaning.
public struct SiteCode: Sendable, Hashable {
  /// The code system.
  public let system: R4.URI
  /// The code.
  public let code: String
  /// What the code means.
  public let display: String?

  /// Takes a code; nil when it cannot be one: its form is not that of its system, or it is known to mean another thing.
  ///
  /// A SNOMED CT id needs 6 to 18 digits and a right check digit. What goes round as a code of kyphoplasty or
  /// vertebroplasty and is none is refused whatever it is configured for: no site's code of a procedure of the spine or
  /// of a visit can be one of these.
  public init?(system: R4.URI, code: String, display: String? = nil) {
    guard !code.isEmpty, code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    if let known = Terminology.allCases.first(where: { $0.uri == system }) {
      if let form = CodeForm(known), !form.accepts(code) { return nil }
      if BlockedCode.all.contains(where: { $0.system == known && $0.code == code }) { return nil }
    }
    self.system = system
    self.code = code
    self.display = display
  }
}
