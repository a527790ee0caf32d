import Foundation
import Testing

@testable import Kyphoplasty

struct TranslationTests {
  private let yaml = """
    translate:
      patient.sex: {F: female, "M,x": male}
      levels.side: {L: left, R: right}
    """

  @Test func comeInTheOrderOfTheRecord() throws {
    let mapping = try SiteMapping(yaml: yaml, file: "m.yaml")
    #expect(
      mapping.translations.map(\.field) == [
        "patient.sex", "patient.sex", "levels.side", "levels.side",
      ])
    #expect(mapping.translations.map(\.code) == ["F", "M,x", "L", "R"])
  }

  @Test func goThereAndBackAsAConceptMap() throws {
    let translations = try SiteMapping(yaml: yaml, file: "m.yaml").translations
    var mapping = SiteMapping.none
    try mapping.addTranslations(
      translations.conceptMap(base: "https://hospital.example/fhir"), file: "m.json")
    #expect(mapping.translations == translations)
  }

  @Test func goThereAndBackAsATable() throws {
    let translations = try SiteMapping(yaml: yaml, file: "m.yaml").translations
    var mapping = SiteMapping.none
    try mapping.addTranslations(translations.csv, file: "m.csv")
    #expect(mapping.translations == translations)
  }

  @Test func translateRecords() throws {
    var mapping = SiteMapping.none
    try mapping.addTranslations(
      Array("field;code;word\nprocedure.closure;glue;adhesive\n".utf8), file: "t.csv")
    let text = try RecordSamples.twoLevels(#""closure": "adhesive""#, #""closure": "glue""#)
    let results = try readRecords(text, mapping: mapping)
    #expect(results.encounters.first?.procedure.closure == .adhesive)
  }

  @Test func stayBesideThoseOfTheMappingFile() throws {
    var mapping = try SiteMapping(yaml: yaml, file: "m.yaml")
    try mapping.addTranslations(
      Array("field,code,word\npatient.sex,W,female\npatient.sex,F,other\n".utf8), file: "t.csv")
    let words = mapping.translations.filter { $0.field == "patient.sex" }.map {
      "\($0.code)=\($0.word)"
    }
    #expect(words == ["F=other", "M,x=male", "W=female"])
  }

  @Test(arguments: [
    ("field,code\npatient.sex,F\n", "1:1: lacks a column; accepted: field, code, word"),
    (
      "field,code,word\npatient.sexx,F,female\n",
      "2:1: patient.sexx is no field of the record; did you mean patient.sex?"
    ),
    (
      "field,code,word\npatient.sex,F,femal\n",
      "2:3: femal is no word of patient.sex; did you mean female?"
    ),
    (
      "field,code,word\npatient,F,female\n",
      "2:3: patient is a group; only a value can be translated"
    ),
    (
      "field,code,word\npatient.sex,F,female\npatient.sex,F,male\n",
      "3:3: F is translated twice, as female and as male"
    ),
    ("field,code,word\npatient.sex,,male\n", "2:3: a code is missing"),
    ("", "1:1: is empty; accepted: a header with field, code, word"),
    ("field,code,word\n", "1:1: has no translation in it"),
    ("{\"resourceType\":\"Patient\"}", "1:1: is no ConceptMap of FHIR"),
    ("{\"resourceType\":", "1:17: is no JSON"),
    (
      #"{"resourceType":"ConceptMap","group":[{"target":"http://x.example","element":[]}]}"#,
      "1:49: the target of a group must name a field"
    ),
  ])
  func ofAFaultyFileAreRefusedWithThePlace(text: String, message: String) {
    var mapping = SiteMapping.none
    let error = #expect(throws: SiteMappingError.self) {
      try mapping.addTranslations(Array(text.utf8), file: "t")
    }
    #expect(error?.description.hasPrefix("t:\(message)") == true, "\(String(describing: error))")
  }

  /// What only means something near would make a record say what the site did not.
  @Test func onlyTargetsOfTheSameMeaningCount() throws {
    let text = """
      {"resourceType":"ConceptMap","group":[{"target":"http://a.example/record#levels.side","element":[
        {"code":"L","target":[{"code":"left","equivalence":"inexact"}]},
        {"code":"R","target":[{"code":"left","equivalence":"disjoint"},{"code":"right","equivalence":"equal"}]}]}]}
      """
    var mapping = SiteMapping.none
    try mapping.addTranslations(Array(text.utf8), file: "m.json")
    #expect(mapping.translations == [Translation(field: "levels.side", code: "R", word: "right")])
  }

  @Test func manyAreReadWithoutComparingEachWithEach() throws {
    let rows = (0..<10_000).map { "patient.smoking,\($0),former\n" }.joined()
    var mapping = SiteMapping.none
    try mapping.addTranslations(Array(("field,code,word\n" + rows).utf8), file: "t.csv")
    #expect(mapping.translations.count == 10_000)
  }
}
