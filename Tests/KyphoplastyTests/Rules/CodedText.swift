import LosslessJSON

@testable import Kyphoplasty

/// Bundles in a few codes, for rules that look at nothing else; the ids and the patient are invented.
enum CodedText {
  static func bundle(_ resources: String...) -> String {
    let entries = resources.map { #"{"resource": \#($0)}"# }.joined(separator: ", ")
    return #"{"resourceType": "Bundle", "type": "collection", "entry": [\#(entries)]}"#
  }

  /// A procedure with codes such as `cpt|22513`, at vertebrae by their names or by SNOMED CT ids.
  static func procedure(
    _ codes: String..., sites: [String] = [], text: String? = nil, status: String = "completed",
    encounter: String = "E", isPart: Bool = true
  ) -> String {
    let part = isPart ? #""partOf": [{"reference": "Procedure/whole"}],"# : ""
    return #"""
      {"resourceType": "Procedure", "status": "\#(status)", \#(part)
       "subject": {"reference": "Patient/P"}, "encounter": {"reference": "Encounter/\#(encounter)"},
       "code": \#(concept(codes, text)), "bodySite": [\#(sites.map(site).joined(separator: ","))]}
      """#
  }

  static func encounter(_ kind: String) -> String {
    #"""
    {"resourceType": "Encounter", "id": "E", "status": "finished",
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "\#(kind)"}}
    """#
  }

  static func condition(
    _ codes: String..., sites: [String] = [], text: String? = nil,
    verification: String = "confirmed"
  ) -> String {
    #"""
    {"resourceType": "Condition", "subject": {"reference": "Patient/P"},
     "verificationStatus": {"coding": [{"code": "\#(verification)"}]},
     "encounter": {"reference": "Encounter/E"},
     "code": \#(concept(codes, text)), "bodySite": [\#(sites.map(site).joined(separator: ","))]}
    """#
  }

  /// `cpt|22513`, or with words of its own `sct|207957008|Compression fracture`.
  static func concept(_ codes: [String], _ text: String? = nil) -> String {
    let codings = codes.map { code in
      let parts = code.split(separator: "|").map(String.init)
      let display = parts.count > 2 ? #", "display": "\#(parts[2])""# : ""
      return #"{"system": "\#(system(parts[0]).uriText)", "code": "\#(parts[1])"\#(display)}"#
    }
    let words = text.map { #", "text": "\#($0)""# } ?? ""
    return #"{"coding": [\#(codings.joined(separator: ", "))]\#(words)}"#
  }

  private static func site(_ name: String) -> String {
    name.first?.isNumber == true ? concept(["sct|\(name)"]) : #"{"text": "\#(name)"}"#
  }

  private static func system(_ name: String) -> Terminology {
    switch name {
    case "cpt": .cpt
    case "pcs": .icd10PCS
    case "cm": .icd10CM
    case "sct": .snomedCT
    case "loinc": .loinc
    default: .kyphoplasty
    }
  }
}

/// What the rules of codes find in a text: `coding.cpt-primary Bundle.entry[1].resource.code.coding[0]`.
func codingFaults(_ text: String, as settings: RuleSettings = .standard) throws -> [String] {
  try CodingRule.faults(in: JSONDocument(Array(text.utf8)), as: settings)
    .map { "\($0.rule.id) \($0.path)" }
}
