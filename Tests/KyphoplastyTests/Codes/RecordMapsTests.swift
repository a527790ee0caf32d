import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// The ConceptMaps of `Profiles/` say of the record's words what the mapper makes of them, and nothing else.
@Suite struct RecordMapsTests {
  @Test func theMapsAndTheMapperAgree() throws {
    let mapped = try RecordTerms.ofMapper().all
    let published = try Self.published()

    #expect(mapped.subtracting(published).sorted() == [], "missing in Profiles/ConceptMap-*.json")
    #expect(published.subtracting(mapped).sorted() == [], "the mapper does not do so")
  }

  @Test func everyWordOfAMapIsOneOfTheRecord() throws {
    let maps = try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json")
      .filter { $0.contains("/ConceptMap-record-") }

    #expect(maps.count == Set(try RecordTerms.ofMapper().all.map(\.list)).count)
    for path in maps {
      let system = path.replacing("/ConceptMap-", with: "/CodeSystem-")
      let concepts = try JSONDocument(try PackageFolder.bytes(of: system)).value["concept"]
      let words = Set(concepts?.list.compactMap { $0["code"]?.string } ?? [])
      let mapped = Set(try Self.terms(in: path).map(\.word))
      #expect(words == mapped, "\(system)")
    }
  }

  @Test func noMapHasTheWordsOfCPT() throws {
    for path in try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json") {
      guard !path.hasSuffix(".schema.json") else { continue }
      try JSONDocument(try PackageFolder.bytes(of: path)).value.everyObject { object in
        let isCPT = object["code"]?.string.map { $0.hasPrefix("2251") && $0.count == 5 } ?? false
        if isCPT { #expect(object["display"] == nil, "\(path)") }
      }
    }
  }

  private static func published() throws -> Set<RecordTerm> {
    var all: Set<RecordTerm> = []
    for path in try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json")
    where path.contains("/ConceptMap-record-") {
      all.formUnion(try terms(in: path))
    }
    return all
  }

  private static func terms(in path: String) throws -> Set<RecordTerm> {
    let json = try JSONDocument(try PackageFolder.bytes(of: path)).value
    let id = try #require(json["id"]?.string)
    let list = String(id.dropFirst("record-".count))
    var terms: Set<RecordTerm> = []
    for group in json["group"]?.list ?? [] {
      #expect(
        group["source"]?.string == "http://example.org/fhir/kyphoplasty/CodeSystem/\(id)",
        "\(path)")
      for element in group["element"]?.list ?? [] {
        let word = try #require(element["code"]?.string)
        for target in element["target"]?.list ?? [] {
          let code = target["code"]?.string.map { "\(group["target"]?.string ?? "")|\($0)" }
          #expect((code == nil) == (target["equivalence"]?.string == "unmatched"), "\(path)")
          terms.insert(
            RecordTerm(
              list: list, word: word, code: code,
              condition: code == nil ? "" : target["comment"]?.string ?? ""))
        }
      }
    }
    return terms
  }
}
