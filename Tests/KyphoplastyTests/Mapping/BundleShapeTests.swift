import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

struct BundleShapeTests {
  @Test func everyMappedBundleIsValidR4() throws {
    let validator = Validator(definitions: .r4)
    for record in try Self.records(count: 60) {
      let mapper = EncounterMapper(secret: .demonstration)
      for bundle in [mapper.bundle(for: record), mapper.directoryBundle(for: record)] {
        let findings = validator.validate(bundle.json()).findings.filter { $0.severity >= .error }
        #expect(findings.isEmpty, "\(findings.map { "\($0.path): \($0.rule)" })")
      }
    }
  }

  @Test func theSameRecordGivesTheSameBytes() throws {
    for record in try Self.records(count: 20) {
      let one = EncounterMapper(secret: .demonstration).map(record)
      let other = EncounterMapper(secret: .demonstration).map(record)
      #expect(one.bundle.json() == other.bundle.json())
      #expect(one.origins == other.origins)
    }
  }

  @Test func entriesAreSortedByTypeAndIdAndNoneComesTwice() throws {
    for record in try Self.records(count: 40) {
      let addresses = try MappedJSON(record).addresses
      #expect(addresses == addresses.sorted())
      #expect(Set(addresses).count == addresses.count)
    }
  }

  @Test func entriesArePutUnderTheSitesBase() throws {
    let site = Site(base: "https://spine.example.org/fhir/")
    let json = try MappedJSON(try KyphoplastyEncounter.maximal(), site: site)
    for entry in try #require(json.root["entry"]?.elements) {
      let resource = try #require(entry["resource"])
      let address =
        "\(resource["resourceType"]?.string ?? "")/\(resource["id"]?.string ?? "")"
      #expect(entry["fullUrl"]?.string == "https://spine.example.org/fhir/\(address)")
      #expect(entry["request"]?["method"]?.string == "PUT")
      #expect(entry["request"]?["url"]?.string == address)
    }
  }

  @Test func everyReferenceLeadsIntoTheBundleOrItsDirectory() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    for record in try Self.records(count: 40) {
      let json = try MappedJSON(mapper.bundle(for: record))
      let directory = try MappedJSON(mapper.directoryBundle(for: record))
      let known = Set(json.addresses + directory.addresses)
      for reference in json.references + directory.references {
        #expect(known.contains(reference))
      }
    }
  }

  @Test func eachEntryLeadsBackToTheRecord() throws {
    let record = try KyphoplastyEncounter.maximal()
    let mapped = EncounterMapper(secret: .demonstration).map(record)
    #expect(mapped.origins.count == mapped.bundle.entry.count)
    let volume = try #require(
      mapped.bundle.entry.firstIndex {
        ($0.resource as? R4.Observation)?.code == R4.CodeableConcept(Measure.cementVolume)
      })
    #expect(
      ["levels[0].cement.volumeMl", "levels[1].cement.volumeMl"].contains(
        mapped.origin(ofEntry: volume)))
    let id = try #require(mapped.bundle.entry[volume].resource?.id)
    #expect(mapped.origin(of: id) == mapped.origin(ofEntry: volume))
    #expect(mapped.origin(ofEntry: mapped.origins.count) == nil)
  }

  @Test func anElementLeadsBackToItsField() throws {
    let record = try KyphoplastyEncounter.maximal()
    let mapped = EncounterMapper(secret: .demonstration).map(record)
    func field(_ type: any R4.Resource.Type, _ part: String, _ element: String...) throws -> String?
    {
      let place = try #require(
        mapped.bundle.entry.indices.first {
          mapped.origins[$0] == part
            && mapped.bundle.entry[$0].resource.map { Swift.type(of: $0) == type } == true
        })
      return mapped.origin(ofEntry: place, element: element)
    }
    #expect(try field(R4.Patient.self, "patient", "birthDate") == "patient.birthDate")
    #expect(try field(R4.Encounter.self, "encounter", "period", "end") == "encounter.end")
    #expect(try field(R4.Encounter.self, "encounter", "identifier", "value") == "key")
    #expect(
      try field(R4.Procedure.self, "levels[1]", "bodySite", "coding") == "levels[1].vertebra")
    #expect(
      try field(R4.Procedure.self, "levels[1]", "performedPeriod", "end") == "procedure.end")
    #expect(try field(R4.Patient.self, "patient", "meta") == "patient")
    #expect(mapped.origin(ofEntry: mapped.origins.count, element: ["id"]) == nil)
  }

  /// Every field that the table of origins names is one of the record.
  @Test func theTableOfOriginsNamesFieldsOfTheRecord() throws {
    let record = try KyphoplastyEncounter.maximal()
    let mapped = EncounterMapper(secret: .demonstration).map(record)
    let tree = try JSONDocument(record.json()).value
    for place in mapped.origins.indices {
      let json = try JSONDocument(try #require(mapped.bundle.entry[place].resource).json()).value
      for member in json.members {
        let field = try #require(mapped.origin(ofEntry: place, element: [member.key]))
        #expect(tree.has(field), "\(field)")
      }
    }
  }

  @Test func theSourceNamesTheKeyEscapedAndTheFieldAndNothingElseOfThePatient() throws {
    let json = try MappedJSON(try KyphoplastyEncounter.maximal())
    for resource in json.resources {
      let source = try #require(resource["meta"]?["source"]?.string)
      #expect(
        source.hasPrefix("http://example.org/fhir/kyphoplasty/site#E%207%2F%C3%BC/"))
      #expect(!source.contains("M-7"))
      #expect(!source.contains("["))
    }
    let sources = json.resources.compactMap { $0["meta"]?["source"]?.string }
    #expect(sources.contains { $0.hasSuffix("/levels/1/cement/volumeMl") })
  }

  @Test func theOrderOfAListWithoutAnOrderChangesNoId() throws {
    let record = try KyphoplastyEncounter.maximal()
    var turned = record
    turned.complications.reverse()
    turned.imaging.reverse()
    turned.priorTherapy.reverse()
    turned.goals.reverse()
    turned.team.reverse()
    turned.outcomes.reverse()
    turned.documents.reverse()
    turned.biopsies.reverse()
    turned.diagnosis.fractures.reverse()
    turned.anesthesia?.drugs.reverse()
    turned.anesthesia?.types.reverse()
    turned.preoperative?.comorbidities.reverse()
    #expect(try MappedJSON(record).addresses == MappedJSON(turned).addresses)
  }

  /// The least record, the maximal one, and so many varied ones.
  static func records(count: Int) throws -> [KyphoplastyEncounter] {
    var chance = SeededGenerator(seed: 7)
    let varied = try (0..<count).map { _ in try KyphoplastyEncounter.varied(&chance) }
    return [try .least(), try .maximal()] + varied
  }
}
