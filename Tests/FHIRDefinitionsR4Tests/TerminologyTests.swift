import FHIRDefinitions
import FHIRDefinitionsR4
import Testing

@Suite("R4: code systems and value sets")
struct TerminologyTests {
  private let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"

  private func binding(_ type: String, _ path: String...) throws -> Binding {
    var element = try #require(Definitions.r4.type(type)).root
    for name in path { element = try #require(element.child(named: name)).element }
    return try #require(element.binding)
  }

  @Test("A required binding has the codes of its value set, in their case")
  func requiredBinding() throws {
    let binding = try binding("Patient", "gender")
    #expect(binding.strength == .required)
    #expect(binding.valueSet == "http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1")
    let genders = try #require(Definitions.r4.valueSet(binding.valueSet ?? ""))
    #expect(genders.isComplete && genders.systems == ["http://hl7.org/fhir/administrative-gender"])
    #expect(genders.contains(code: "female") == .contained)
    for code in ["Female", "", "female ", "f", "emale"] {
      #expect(genders.contains(code: code) == .notContained, "\(code)")
    }
    let system = "http://hl7.org/fhir/administrative-gender"
    #expect(genders.contains(system: system, code: "other") == .contained)
    #expect(genders.contains(system: actCode, code: "other") == .notContained)
    #expect(genders.contains(system: "http://example.org", code: "other") == .notContained)
  }

  @Test(
    "Every value set that R4 binds as required is here, and those that need other systems say so")
  func allRequiredBindings() {
    var open: Set<String> = []
    for structure in Definitions.r4.types {
      for element in structure.elements {
        guard let binding = element.binding, binding.strength == .required,
          let canonical = binding.valueSet
        else { continue }
        let set = Definitions.r4.valueSet(canonical)
        if set?.isComplete != true { open.insert(set?.url ?? canonical) }
      }
    }
    let base = "http://hl7.org/fhir/ValueSet/"
    // Media types, currencies and units have grammars or lists elsewhere; the answer list of LOINC is in no package.
    #expect(
      open == [
        base + "mimetypes", base + "currencies", base + "ucum-units",
        "http://loinc.org/vs/LL379-9|4.0.1",
      ])
  }

  @Test("R4's own code systems win over later versions of the same")
  func coreWins() throws {
    let url = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    let system = try #require(Definitions.r4.codeSystem(url))
    #expect(system.version == "4.0.1" && system.lookup("unknown") == nil)
    let later = try #require(
      Definitions.r4.codeSystems.first { $0.url == url && $0.version != "4.0.1" })
    #expect(later.lookup("unknown") != nil)
    #expect(Definitions.r4.codeSystem(url + "|" + (later.version ?? "")) != nil)
    let clinical = try #require(
      Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/condition-clinical"))
    #expect(clinical.contains(system: url, code: "active") == .contained)
    #expect(clinical.contains(system: url, code: "unknown") == .notContained)
  }

  @Test("A concept has its display, its parents, and what marks it")
  func hierarchy() throws {
    let system = try #require(Definitions.r4.codeSystem(actCode))
    #expect(system.content == .complete && system.isCaseSensitive)
    let inpatient = try #require(system.lookup("IMP"))
    #expect(inpatient.display == "inpatient encounter")
    #expect(inpatient.parents.map(\.code) == ["_ActEncounterCode"])
    let group = try #require(system.lookup("_ActEncounterCode"))
    let acute = try #require(system.lookup("ACUTE"))
    #expect(acute.parents.map(\.code) == ["IMP"] && acute.ancestors.contains(group))
    #expect(group.isAbstract && !inpatient.isAbstract)
    #expect(system.subsumes(group, acute) && !system.subsumes(acute, group))
    #expect(system.lookup("imp") == nil)
  }

  @Test("A value set with a hierarchy has what is below, and not what is beside")
  func filters() throws {
    let codes = try #require(
      Definitions.r4.valueSet("http://terminology.hl7.org/ValueSet/v3-ActEncounterCode"))
    #expect(codes.isComplete)
    for code in ["AMB", "IMP", "ACUTE", "OBSENC"] {
      #expect(codes.contains(system: actCode, code: code) == .contained, "\(code)")
    }
    #expect(codes.contains(system: actCode, code: "_ActCoverageTypeCode") == .notContained)
  }

  @Test("A value set of a system that is not here tells nothing but what it lists")
  func missingSystems() throws {
    let snomed = "http://snomed.info/sct"
    let sites = try #require(Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/body-site"))
    #expect(!sites.isComplete && sites.gaps.map(\.system) == [snomed])
    #expect(sites.contains(system: snomed, code: "51282000") == .undetermined)
    #expect(sites.contains(system: "http://loinc.org", code: "51282000") == .notContained)
    let types = try #require(Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/mimetypes"))
    #expect(types.contains(code: "text/plain") == .undetermined)
    let vitals = try #require(
      Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/observation-vitalsignresult"))
    #expect(vitals.isComplete)
    #expect(vitals.contains(system: "http://loinc.org", code: "8480-6") == .contained)
    #expect(vitals.contains(system: "http://loinc.org", code: "8480-7") == .notContained)
  }

  @Test("The composition of a value set can be read, whether or not it could be worked out")
  func composition() throws {
    let sites = try #require(Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/body-site"))
    let include = try #require(sites.includes.first)
    #expect(include.system == "http://snomed.info/sct" && !include.hasConcepts)
    #expect(
      include.filters == [
        ValueSet.Filter(property: "concept", operation: "is-a", value: "442083009")
      ])
    #expect(sites.excludes.isEmpty)
  }

  @Test("Unknown urls are not found")
  func unknownURLs() {
    for url in ["", "http://hl7.org/fhir/ValueSet/nope", "http://hl7.org/fhir/ValueSet/"] {
      #expect(Definitions.r4.valueSet(url) == nil)
      #expect(Definitions.r4.codeSystem(url) == nil)
      #expect(Definitions.r4.structure(url) == nil)
    }
    #expect(Definitions.r4.codeSystem("http://loinc.org") == nil)
  }
}
