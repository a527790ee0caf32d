import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import Testing

@testable import Kyphoplasty

struct SampleMappingTests {
  @Test func everySampleMapsToAValidBundle() throws {
    let validator = Validator(definitions: .r4)
    let mapper = EncounterMapper(secret: .demonstration)
    for (_, record) in try sampleEncounters() {
      for bundle in [mapper.bundle(for: record), mapper.directoryBundle(for: record)] {
        let findings = validator.validate(bundle.json()).findings
          .filter { $0.severity >= .error }
        #expect(findings.isEmpty, "\(findings.map { "\($0.path): \($0.rule)" })")
      }
    }
  }

  @Test func tablesAndJSONMapToTheSameBytes() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    let fromJSON = try [RecordSamples.twoLevels, RecordSamples.stopped].flatMap {
      try readRecords($0).encounters
    }
    let fromTables = try readFolder(RecordSamples.allTables).encounters
    #expect(fromJSON.count == 2)
    let jsonBytes = Set(fromJSON.map { mapper.bundle(for: $0).json() })
    let tableBytes = Set(fromTables.map { mapper.bundle(for: $0).json() })
    #expect((jsonBytes == tableBytes) as Bool)
  }
}
