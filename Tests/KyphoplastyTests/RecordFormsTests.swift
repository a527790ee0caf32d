import Testing

@testable import Kyphoplasty

@Suite struct RecordFormsTests {
  @Test func samplesAreClean() throws {
    for sample in [RecordSamples.twoLevels, RecordSamples.stopped] {
      let results = try readRecords(sample)
      #expect(results.findings == [])
      #expect(results.encounters.count == 1)
    }
  }

  @Test func tablesAndJSONGiveTheSameEncounters() throws {
    let fromJSON = try readRecords("[\(RecordSamples.twoLevels),\(RecordSamples.stopped)]")
    let fromTables = try readFolder(RecordSamples.allTables)
    #expect(fromTables.findings == [])
    #expect(fromJSON.encounters.count == 2)
    #expect(fromTables.encounters == fromJSON.encounters)
    for (table, json) in zip(fromTables.encounters, fromJSON.encounters) {
      #expect(
        String(decoding: table.json(), as: UTF8.self)
          == String(decoding: json.json(), as: UTF8.self))
    }
  }

  @Test func canonicalFormIsReadAsTheSameEncounter() throws {
    for sample in [RecordSamples.twoLevels, RecordSamples.stopped] {
      let encounter = try #require(try readRecords(sample).encounters.first)
      let again = try readRecords(encounter.json())
      #expect(again.findings == [])
      #expect(again.encounters == [encounter])
      #expect(again.encounters.first?.json() == encounter.json())
    }
  }
}
