@testable import Kyphoplasty

/// Resources as another system writes them, in public codes and without a profile; all is invented.
enum ForeignText {
  static func bundle(_ resources: String..., type: String = "searchset") -> [UInt8] {
    bundle(resources, type: type)
  }

  static func bundle(_ resources: [String], type: String = "searchset") -> [UInt8] {
    let entries = resources.map { #"{"resource": \#($0)}"# }.joined(separator: ", ")
    return Array(
      #"{"resourceType": "Bundle", "type": "\#(type)", "entry": [\#(entries)]}"#.utf8)
  }

  static func patient(_ id: String) -> String {
    #"""
    {"resourceType": "Patient", "id": "\#(id)", "identifier": [{"value": "MRN-\#(id)"}],
     "name": [{"family": "Foreign", "given": ["Bo"]}], "gender": "female", "birthDate": "1950-02-03"}
    """#
  }

  static func encounter(_ id: String, of patient: String = "p1") -> String {
    #"""
    {"resourceType": "Encounter", "id": "\#(id)", "status": "finished",
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
     "identifier": [{"value": "CASE-\#(id)"}], "subject": {"reference": "Patient/\#(patient)"},
     "period": {"start": "2025-05-01T08:00:00Z", "end": "2025-05-01T16:00:00Z"},
     "serviceProvider": {"reference": "Organization/o", "display": "Foreign Clinic"}}
    """#
  }

  /// A kyphoplasty at a vertebra by its name, with more elements where they are given.
  static func procedure(
    _ id: String, at site: String?, in encounter: String?, of patient: String? = "p1",
    code: String = "22514", and more: String = ""
  ) -> String {
    let place = site.map { #", "bodySite": [{"text": "\#($0)"}]"# } ?? ""
    return #"""
      {"resourceType": "Procedure", "id": "\#(id)", "status": "completed"\#(place),
       "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "\#(code)"}]},
       "performedPeriod": {"start": "2025-05-01T09:00:00Z", "end": "2025-05-01T10:00:00Z"}
       \#(context(encounter, patient))\#(more)}
      """#
  }

  static func fracture(
    _ id: String, at site: String?, in encounter: String?, of patient: String? = "p1",
    code: String = "M80.08XA", and more: String = ""
  ) -> String {
    let place = site.map { #", "bodySite": [{"text": "\#($0)"}]"# } ?? ""
    return #"""
      {"resourceType": "Condition", "id": "\#(id)"\#(place),
       "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "\#(code)"}]}
       \#(context(encounter, patient))\#(more)}
      """#
  }

  /// A score of pain before the operation.
  static func pain(
    _ id: String, _ value: Int, in encounter: String?, of patient: String? = "p1"
  ) -> String {
    #"""
    {"resourceType": "Observation", "id": "\#(id)", "status": "final",
     "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
     "effectiveDateTime": "2025-04-30T18:00:00Z", "valueInteger": \#(value)
     \#(context(encounter, patient))}
    """#
  }

  private static func context(_ encounter: String?, _ patient: String?) -> String {
    let stay = encounter.map { #", "encounter": {"reference": "Encounter/\#($0)"}"# } ?? ""
    return stay + (patient.map { #", "subject": {"reference": "Patient/\#($0)"}"# } ?? "")
  }

  /// The way to the element that a finding points at.
  static func path(of finding: RecordFinding) -> String {
    guard case .element(_, _, _, let path) = finding.place else { return "" }
    return path
  }
}

extension BundleReader {
  /// Reads one bundle with a reader of its own.
  static func result(
    of bundle: [UInt8], naming: Bool = false, canonical: CanonicalBase? = nil
  ) -> Result {
    var options = Options()
    options.namesUnused = naming
    options.canonical = canonical
    var reader = BundleReader(options: options)
    return reader.read(bundle, file: "bundle.json")
  }
}

extension BundleReader.Result {
  /// `rule path` of the findings with a rule.
  func places(_ rule: String) -> [String] {
    findings.filter { $0.rule == rule }.map(ForeignText.path(of:))
  }
}
