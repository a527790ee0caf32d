import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import TestSupport
import Testing

/// Each constraint of the catalogue finds its fault in a resource that claims the profile, and nothing without it.
@Suite struct ConstraintTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var profile: String
    var key: String
    var faulty: String
    var right: String
    /// The profile that the text is checked against, where that is not the constraint's own.
    var context: String?
    var testDescription: String { "\(key) of \(profile)" }

    init(
      _ profile: String, _ key: String, in context: String? = nil, faulty: String, right: String
    ) {
      self.context = context
      self.profile = profile
      self.key = key
      self.faulty = faulty
      self.right = right
    }
  }

  static let cases = ofSingleResources + ofSessions + ofCourses

  private static let ofSingleResources: [Case] = [
    Case(
      "treated-level-procedure", "kypho-1", faulty: level("cpt|22513", sites: ["Spine"]),
      right: level("cpt|22513", sites: ["T12"])),
    Case(
      "treated-level-procedure", "kypho-3", faulty: level("cpt|22513", sites: ["53733008"]),
      right: level("cpt|22513", sites: ["56401006"])),
    Case(
      "treated-level-procedure", "kypho-1",
      // A part of the body that is no vertebra is none in whatever code.
      faulty: level("cpt|22513", sites: ["421060004"]),
      right: level("cpt|22513", sites: ["23215003"])),
    Case(
      "treated-level-procedure", "kypho-3", faulty: level("cpt|22513", sites: ["T2"]),
      right: level("cpt|22513", sites: ["T12"])),
    Case(
      "treated-level-procedure", "kypho-8a", faulty: level("cpt|22513", sites: ["66794005"]),
      right: level("cpt|22514", sites: ["66794005"])),
    Case(
      "treated-level-procedure", "kypho-8a", faulty: level("cpt|22514", sites: ["T12"]),
      right: level("cpt|22513", sites: ["T12"])),
    Case(
      "treated-level-procedure", "kypho-8b", faulty: level("cpt|22511", sites: ["T12"]),
      right: level("cpt|22511", sites: ["S1"])),
    Case(
      "fracture-condition", "kypho-14", faulty: condition("cm|M80.08XA", "cm|M48.54XA"),
      right: condition("cm|M80.08XA", "cm|G89.18")),
    Case(
      "fracture-condition", "kypho-16a", faulty: condition("cm|S22.009A", site: "66794005"),
      right: condition("cm|S22.009A", site: "12989004")),
    Case(
      "fracture-condition", "kypho-16b", faulty: condition("cm|S22.070A", site: "12989004"),
      right: condition("cm|S22.080A", site: "12989004")),
    Case(
      "fracture-condition", "kypho-16b", faulty: condition("cm|S32.020A", site: "L3"),
      right: condition("cm|S32.030A", site: "L3")),
    Case(
      "fracture-condition", "kypho-17", faulty: condition("cm|M48.56XK"),
      right: condition("cm|M48.56XG")),
    Case(
      "complication-condition", "kypho-19",
      faulty: condition("cm|I26.99", "own|complication-cement-embolism"),
      right: condition("cm|I26.95", "own|complication-cement-embolism")),
    Case(
      "cement-volume", "kypho-21", faulty: observation("own|cement-volume", "12.1", "mL"),
      right: observation("own|cement-volume", "12", "mL")),
    Case(
      "balloon-inflation", "kypho-24",
      faulty: inflation("balloon-pressure", quantity("401", "[psi]")),
      right: inflation("balloon-pressure", quantity("400", "[psi]"))),
    Case(
      "balloon-inflation", "kypho-25", faulty: inflation("balloon-volume", quantity("6.1", "mL")),
      right: inflation("balloon-volume", quantity("6", "mL"))),
    Case(
      "export-bundle", "kypho-26",
      faulty: bundle(inflation("balloon-removed", #""valueBoolean": false"#)),
      right: bundle(inflation("balloon-removed", #""valueBoolean": true"#))),
    Case(
      "export-bundle", "kypho-26",
      faulty: bundle(
        inflation("balloon-removed", #""valueBoolean": false"#),
        condition("own|complication-retained-fragment", verification: "refuted")),
      right: bundle(
        inflation("balloon-removed", #""valueBoolean": false"#),
        condition("own|complication-retained-fragment"))),
    Case(
      "pain-score", "kypho-41a", faulty: observation("loinc|72514-3", "11", "{score}"),
      right: observation("loinc|38214-3", "11", "mm")),
    Case(
      "disability-score", "kypho-41b", faulty: observation("loinc|97909-6", "101", "%"),
      right: observation("loinc|97909-6", "100", "%")),
    Case(
      "bone-density", "kypho-41c", faulty: observation("loinc|38267-1", "-8.1", "{SD}"),
      right: observation("loinc|38267-1", "-2.5", "{SD}")),
    Case(
      "vertebral-height", "kypho-43", faulty: inflation("anterior-height", quantity("61", "mm")),
      right: inflation("anterior-height", quantity("21", "mm"))),
    Case(
      "encounter", "kypho-31",
      faulty: encounter("2025-03-04T08:00:00-05:00", "2025-03-04T07:00:00-05:00"),
      right: encounter("2025-03-04T08:00:00-05:00", "2025-03-04")),
    Case(
      "kyphoplasty-procedure", "kypho-30",
      faulty: performed("2025-03-04T08:00:00-05:00", "2025-03-04T07:00:00-05:00"),
      right: performed("2025-03-04T08:00:00-05:00", "2025-03-04T08:00:00-05:00")),
  ]

  private static let ofSessions: [Case] = [
    Case(
      "export-bundle", "kypho-2",
      faulty: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["66794005"])),
      right: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["14293000"]))),
    Case(
      "export-bundle", "kypho-4",
      faulty: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["14293000"]),
        level("own|vertebroplasty", sites: ["36470004"]),
        level("own|vertebroplasty", sites: ["11994002"])),
      right: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["14293000"]),
        level("own|vertebroplasty", sites: ["36470004"]))),
    Case(
      "export-bundle", "kypho-2",
      faulty: bundle(
        level("own|vertebroplasty", sites: ["S1"]), level("own|vertebroplasty", sites: ["S1"])),
      right: bundle(
        level("own|vertebroplasty", sites: ["S1"]),
        level("own|vertebroplasty", sites: ["S1"], status: "entered-in-error"))),
    Case(
      "export-bundle", "kypho-2",
      faulty: bundle(
        level("own|vertebroplasty", sites: ["66794005"], status: "stopped"),
        level("own|vertebroplasty", sites: ["66794005"])),
      right: bundle(
        level("own|vertebroplasty", sites: ["66794005"], status: "stopped"),
        level("own|vertebroplasty", sites: ["14293000"]))),
    Case(
      "export-bundle", "kypho-4",
      faulty: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["14293000"]),
        level("own|vertebroplasty", sites: ["36470004"]),
        level("own|vertebroplasty", sites: ["11994002"], status: "stopped")),
      right: bundle(
        level("own|vertebroplasty", sites: ["66794005"]),
        level("own|vertebroplasty", sites: ["14293000"]),
        level("own|vertebroplasty", sites: ["36470004"]),
        level("own|vertebroplasty", sites: ["11994002"], status: "not-done"))),
    Case(
      "export-bundle", "kypho-5a",
      faulty: bundle(level("cpt|22513", sites: ["T12"]), level("cpt|22514", sites: ["L1"])),
      right: bundle(level("cpt|22513", sites: ["T12"]), level("cpt|22515", sites: ["L1"]))),
    Case(
      "export-bundle", "kypho-5a",
      faulty: bundle(level("cpt|22510", sites: ["T12"]), level("cpt|22511", sites: ["L1"])),
      right: bundle(
        level("cpt|22510", sites: ["T12"]),
        level("cpt|22511", sites: ["L1"], status: "entered-in-error"))),
    Case(
      "export-bundle", "kypho-5b",
      faulty: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["T12"]),
        level("cpt|22511", "own|balloon-kyphoplasty", sites: ["L1"])),
      right: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["T12"]),
        level("cpt|22511", "own|vertebroplasty", sites: ["L1"]))),
    Case(
      "export-bundle", "kypho-6", faulty: bundle(level("cpt|22512", sites: ["L1"])),
      right: bundle(level("cpt|22511", sites: ["L2"]), level("cpt|22512", sites: ["L1"]))),
    Case(
      "export-bundle", "kypho-15", faulty: bundle(condition("cm|M84.58XA")),
      right: bundle(condition("cm|M84.58XA"), condition("cm|C79.51"))),
    Case(
      "export-bundle", "kypho-15", faulty: bundle(condition("cm|M84.58XA"), condition("cm|D10.0")),
      right: bundle(condition("cm|M84.58XA"), condition("sct|109989006"))),
    Case(
      "export-bundle", "kypho-18", faulty: bundle(condition("cm|M80.08XA"), condition("cm|M81.0")),
      right: bundle(condition("cm|M80.08XA"), condition("cm|M81.0", verification: "refuted"))),
    Case(
      "export-bundle", "kypho-18",
      faulty: bundle(condition("cm|M80.08XA"), condition("cm|R29.890")),
      right: bundle(condition("cm|M48.54XA"), condition("cm|R29.890"))),
    Case(
      "treated-level-procedure", "kypho-49", faulty: level("sct|429616001", sites: ["T12"]),
      right: level("sct|392236004", sites: ["T12"])),
    Case(
      "kyphoplasty-procedure", "kypho-49", faulty: level("sct|447766003", sites: ["T12"]),
      right: level("sct|392236004", sites: ["T12"])),
    Case(
      "cement-volume", "kypho-22",
      faulty: observation("own|cement-volume", "1.9", "mL", site: "66794005"),
      right: observation("own|cement-volume", "2", "mL", site: "66794005")),
    Case(
      "cement-volume", "kypho-22",
      faulty: observation("own|cement-volume", "6.1", "mL", site: "23215003"),
      right: observation("own|cement-volume", "1.9", "mL", site: "23215003")),
    Case(
      "cement-volume", "kypho-22",
      faulty: observation("own|cement-volume", "6.1", "mL", site: "T9"),
      right: observation("own|cement-volume", "1.9", "mL", site: "T9")),
    Case(
      "encounter", "kypho-32",
      faulty: encounter("2025-03-04T08:00:00-05:00", "2025-03-05T08:00:01-05:00"),
      right: encounter("2025-03-04T08:00:00-05:00", "2025-03-05T08:00:00-05:00")),
    Case(
      "export-bundle", "kypho-7a",
      faulty: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["23215003"]),
        level("own|balloon-kyphoplasty", sites: ["66794005"])),
      right: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["23215003"]),
        level("cpt|22515", "own|balloon-kyphoplasty", sites: ["66794005"]))),
    Case(
      "export-bundle", "kypho-7a",
      faulty: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["T12"]),
        level("own|balloon-kyphoplasty", sites: ["L1"])),
      right: bundle(
        level("cpt|22513", "own|balloon-kyphoplasty", sites: ["T12"]),
        level("own|balloon-kyphoplasty", sites: ["S1"]))),
    Case(
      "export-bundle", "kypho-7b",
      faulty: bundle(
        level("cpt|22510", "own|vertebroplasty", sites: ["23215003"]),
        level("own|vertebroplasty", sites: ["S1"])),
      right: bundle(
        level("cpt|22510", "own|vertebroplasty", sites: ["23215003"]),
        level("cpt|22512", "own|vertebroplasty", sites: ["S1"]))),
    Case(
      "export-bundle", "kypho-12a", faulty: bundle(level("pcs|0PS43ZZ", sites: ["23215003"])),
      right: bundle(
        level("pcs|0PS43ZZ", sites: ["23215003"]), level("pcs|0PU43JZ", sites: ["23215003"]))),
    Case(
      "export-bundle", "kypho-12b",
      faulty: bundle(inpatient, level("own|balloon-kyphoplasty", sites: ["T12"])),
      right: bundle(
        inpatient, level("own|balloon-kyphoplasty", sites: ["T12"]),
        level("pcs|0PU43JZ", sites: ["T12"]))),
    Case(
      "export-bundle", "kypho-13a", faulty: bundle(level("pcs|0PU33JZ", sites: ["23215003"])),
      right: bundle(level("pcs|0PU43JZ", sites: ["23215003"]))),
    Case(
      "export-bundle", "kypho-13b", faulty: bundle(level("pcs|0QU03JZ", sites: ["T12"])),
      right: bundle(level("pcs|0QU03JZ", sites: ["66794005"]))),
    Case(
      "export-bundle", "kypho-33", faulty: bundle(expired, patient()),
      right: bundle(expired, patient(#", "deceasedDateTime": "2025-03-05""#))),
    Case(
      "export-bundle", "kypho-33",
      faulty: bundle(expired, patient(#", "deceasedBoolean": false"#)),
      right: bundle(expired, patient(#", "deceasedBoolean": true"#))),
    Case(
      "export-bundle", "kypho-44a", faulty: bundle(leakPresent(true, at: "T12")),
      right: bundle(leakPresent(true, at: "T12"), leak(symptomatic: false, at: "T12"))),
    Case(
      "export-bundle", "kypho-44a",
      faulty: bundle(
        leakPresent(true, at: "T12"),
        leak(symptomatic: false, at: "T12", status: "entered-in-error")),
      right: bundle(leakPresent(true, at: "T12", status: "entered-in-error"))),
    Case(
      "export-bundle", "kypho-44b",
      faulty: bundle(
        leakPresent(true, at: "T12"), leak(symptomatic: false, at: "T12"),
        leak(symptomatic: false, at: "L1")),
      right: bundle(
        leakPresent(true, at: "T12"), leak(symptomatic: false, at: "T12"),
        leakPresent(false, at: "L1"))),
    Case(
      "export-bundle", "kypho-45",
      faulty: bundle(leak(symptomatic: true, at: "T12"), adverseEvent(#"{"text": "A fall"}"#)),
      right: bundle(
        leak(symptomatic: true, at: "T12"),
        adverseEvent(concept(["own|complication-cement-leak"])))),
    Case(
      "export-bundle", "kypho-45", faulty: bundle(leak(symptomatic: true, at: "T12")),
      right: bundle(
        leak(symptomatic: true, at: "T12"), condition("own|complication-nerve-root"))),
    Case(
      "pain-score", "kypho-value", faulty: parted("loinc|72514-3"),
      right: parted("loinc|72514-3", #""valueQuantity": {"value": 3}"#)),
    Case(
      "disability-score", "kypho-value", faulty: parted("loinc|97909-6"),
      right: parted("loinc|97909-6", #""dataAbsentReason": {"text": "not asked"}"#)),
    Case(
      "kyphotic-angle", "kypho-value", faulty: parted("own|kyphotic-angle"),
      right: parted("own|kyphotic-angle", #""valueQuantity": {"value": 12}"#)),
    Case(
      "follow-up", "kypho-value", faulty: parted("own|bed-days"),
      right: parted("own|bed-days", #""valueQuantity": {"value": 2}"#)),
    Case(
      "export-bundle", "kypho-session", faulty: bundle(condition("own|fracture-trauma")),
      right: bundle(
        condition("own|fracture-trauma"),
        level("own|vertebroplasty", sites: ["T12"], isPart: false))),
    Case(
      "export-bundle", "kypho-session",
      faulty: bundle(level("own|vertebroplasty", sites: ["T12"], isPart: false)),
      right: bundle(
        condition("own|fracture-trauma"),
        level("own|vertebroplasty", sites: ["T12"], isPart: false, status: "stopped"))),
  ]

  @Test(arguments: cases)
  func aFaultBreaksTheConstraint(_ planted: Case) throws {
    #expect(try broken(planted.faulty, planted).contains(planted.key))
  }

  @Test(arguments: cases)
  func whatIsRightKeepsIt(_ planted: Case) throws {
    #expect(try !broken(planted.right, planted).contains(planted.key))
  }

  @Test func everyConstraintIsTestedAndHasTheSeverityOfItsRule() {
    let definitions = Definitions.kyphoplasty(.v610)
    var tested: Set<String> = []
    var keys: Set<String> = []
    for profile in definitions.structures where profile.url.contains("/kyphoplasty/") {
      for element in profile.elements {
        for constraint in element.constraints where constraint.key.hasPrefix("kypho-") {
          let id = profile.url.split(separator: "/").last.map(String.init) ?? ""
          tested.insert("\(id) \(constraint.key)")
          keys.insert(constraint.key)
          let rule = CatalogueConstraint.named(constraint.key)?.rule
          let severity =
            rule.flatMap { RecordRule.named($0)?.severity ?? CodingRule.named($0)?.severity }
          #expect("\(constraint.severity)" == severity?.rawValue ?? "error", "\(constraint.key)")
          #expect(constraint.source == profile.url)
        }
      }
    }
    #expect(tested == Set(Self.cases.map { "\($0.profile) \($0.key)" }))
    #expect(keys == Set(CatalogueConstraint.all.map(\.key)))
  }

  private func broken(_ text: String, _ planted: Case) throws -> [String] {
    var options = ValidationOptions()
    options.profiles = [
      "http://example.org/fhir/kyphoplasty/StructureDefinition/\(planted.context ?? planted.profile)"
    ]
    let outcome = Validator(definitions: .kyphoplasty(.v610), options: options)
      .validate(Array(text.utf8))
    // An expression that cannot be evaluated would break nothing.
    let keys = outcome.findings.filter { $0.rule == "invariant.unevaluated" }.map(\.message)
    #expect(keys.filter { $0.contains("kypho-") } == [])
    return outcome.findings.compactMap(\.invariant)
  }
}

// MARK: Resources in a few codes; all is invented.

func bundle(_ resources: String...) -> String {
  let entries = resources.map { resource in
    let address = resource.firstMatch(of: /"resourceType": "(\w+)",\s*"id": "(\w+)"/).map {
      #""fullUrl": "http://example.org/fhir/\#($0.1)/\#($0.2)", "#
    }
    return #"{\#(address ?? "")"resource": \#(resource)}"#
  }.joined(separator: ", ")
  return #"{"resourceType": "Bundle", "type": "transaction", "entry": [\#(entries)]}"#
}

func level(
  _ codes: String..., sites: [String], isPart: Bool = true, status: String = "completed"
) -> String {
  let part = isPart ? #""partOf": [{"reference": "Procedure/w"}],"# : ""
  return #"""
    {"resourceType": "Procedure", "status": "\#(status)", \#(part)
     "subject": {"reference": "Patient/p"}, "code": \#(concept(codes)),
     "bodySite": [\#(sites.map(site).joined(separator: ", "))]}
    """#
}

func condition(
  _ codes: String..., site: String? = nil, verification: String = "confirmed"
) -> String {
  let place = site.map { #", "bodySite": [\#(ConstraintTests.site($0))]"# } ?? ""
  return #"""
    {"resourceType": "Condition", "subject": {"reference": "Patient/p"},
     "verificationStatus": {"coding": [
       {"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "\#(verification)"}]},
     "code": \#(concept(codes))\#(place)}
    """#
}

func observation(
  _ code: String, _ value: String, _ unit: String, site: String? = nil
) -> String {
  let place = site.map { #", "bodySite": \#(ConstraintTests.site($0))"# } ?? ""
  return #"""
    {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
     "code": \#(concept([code])), \#(quantity(value, unit))\#(place)}
    """#
}

/// An observation with a component, and with what is said beside it.
private func parted(_ code: String, _ more: String = #""issued": "2025-03-04T08:00:00Z""#) -> String
{
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept([code])), \#(more),
   "component": [{"code": \#(concept(["own|time-point"])),
     "valueCodeableConcept": \#(concept(["own|time-month-1"]))}]}
  """#
}

private func inflation(_ code: String, _ value: String) -> String {
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|balloon-inflation"])),
   "component": [{"code": \#(concept(["own|" + code])), \#(value)}]}
  """#
}

func quantity(_ value: String, _ unit: String) -> String {
  #"""
  "valueQuantity": {"value": \#(value), "system": "http://unitsofmeasure.org", "code": "\#(unit)"}
  """#
}

private func encounter(_ start: String, _ end: String) -> String {
  #"""
  {"resourceType": "Encounter", "status": "finished",
   "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
   "period": {"start": "\#(start)", "end": "\#(end)"}}
  """#
}

func performed(_ start: String, _ end: String) -> String {
  #"""
  {"resourceType": "Procedure", "status": "completed", "subject": {"reference": "Patient/p"},
   "performedPeriod": {"start": "\#(start)", "end": "\#(end)"}}
  """#
}

func concept(_ codes: [String]) -> String {
  let codings = codes.map { code in
    let parts = code.split(separator: "|").map(String.init)
    return #"{"system": "\#(systems[parts[0]] ?? "")", "code": "\#(parts[1])"}"#
  }
  return #"{"coding": [\#(codings.joined(separator: ", "))]}"#
}

private let systems = [
  "cpt": "http://www.ama-assn.org/go/cpt", "pcs": "http://www.cms.gov/Medicare/Coding/ICD10",
  "cm": "http://hl7.org/fhir/sid/icd-10-cm",
  "sct": "http://snomed.info/sct", "loinc": "http://loinc.org",
  "own": "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty",
  "rx": "http://www.nlm.nih.gov/research/umls/rxnorm",
]

extension ConstraintTests {
  /// A vertebra by its SNOMED CT id, or by its name.
  fileprivate static func site(_ name: String) -> String {
    name.first?.isNumber == true ? concept(["sct|\(name)"]) : #"{"text": "\#(name)"}"#
  }
}

private func site(_ name: String) -> String { ConstraintTests.site(name) }

private let expired = #"""
  {"resourceType": "Encounter", "status": "finished",
   "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
   "hospitalization": {"dischargeDisposition": {"coding": [
     {"system": "http://terminology.hl7.org/CodeSystem/discharge-disposition", "code": "exp"}]}}}
  """#

private let inpatient = #"""
  {"resourceType": "Encounter", "status": "finished",
   "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"}}
  """#

private func adverseEvent(_ event: String) -> String {
  #"""
  {"resourceType": "AdverseEvent", "actuality": "actual", "subject": {"reference": "Patient/p"},
   "event": \#(event)}
  """#
}

func patient(_ more: String = "") -> String {
  #"{"resourceType": "Patient", "gender": "female"\#(more)}"#
}

private func leakPresent(
  _ isPresent: Bool, at vertebra: String, status: String = "final"
) -> String {
  #"""
  {"resourceType": "Observation", "status": "\#(status)", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|cement-leak-present"])), "valueBoolean": \#(isPresent),
   "bodySite": \#(site(vertebra))}
  """#
}

private func leak(
  symptomatic: Bool, at vertebra: String, status: String = "final"
) -> String {
  #"""
  {"resourceType": "Observation", "status": "\#(status)", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|cement-leak"])), "bodySite": \#(site(vertebra)),
   "component": [{"code": \#(concept(["own|symptomatic"])), "valueBoolean": \#(symptomatic)}]}
  """#
}
