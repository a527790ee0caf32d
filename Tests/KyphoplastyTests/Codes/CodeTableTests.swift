import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

struct CodeTableTests {
  @Test func noCodeStandsTwice() {
    var seen: Set<String> = []
    for entry in CodeTable.all {
      #expect(seen.insert("\(entry.system.uriText)|\(entry.code)").inserted, "\(entry.code)")
      #expect(!entry.evidence.isEmpty)
    }
    #expect(CodeTable.all.count > 500)
  }

  @Test func everySNOMEDIdentifierHasItsCheckDigit() {
    let codes = CodeTable.all.filter { $0.system == .snomedCT }.map(\.code)
    #expect(codes.count > 90)
    for code in codes { #expect(CheckDigit.isSNOMEDIdentifier(code), "\(code)") }
  }

  @Test func everyLOINCCodeHasItsCheckDigit() {
    let codes = CodeTable.all.filter { $0.system == .loinc && !$0.code.hasPrefix("LP") }
      .map(\.code)
    #expect(codes.count > 30)
    for code in codes { #expect(CheckDigit.isLOINC(code), "\(code)") }
  }

  @Test func everyICD10CMCodeHasTheShapeOfOne() {
    for entry in CodeTable.all where entry.system == .icd10CM {
      let parts = entry.code.split(separator: ".")
      #expect(parts.count == 2 && parts[0].utf8.count == 3 && (1...4).contains(parts[1].count))
      #expect(entry.code.first?.isLetter == true && entry.code.dropFirst().first?.isNumber == true)
      let isInjury = "STMW".contains(entry.code.prefix(1)) && parts[1].count == 4
      if isInjury, let seventh = parts[1].last { #expect("ABDGKPS".contains(seventh)) }
    }
  }

  @Test func theSeventhCharacterIsOneOfTheFamilys() {
    let families = [
      "M80.08X": "ADGKPS", "M80.88X": "ADGKPS", "M84.58X": "ADGKPS", "M84.68X": "A",
      "M48.54X": "ADGS", "M48.56X": "ADGS", "M48.58X": "ADGS", "S22.080": "ABDGKS",
      "S32.010": "ABDGKS", "S32.012": "ABDGKS",
    ]
    for (family, characters) in families {
      let codes = CodeTable.all.filter { $0.system == .icd10CM && $0.code.hasPrefix(family) }
      #expect(Set(codes.compactMap(\.code.last)) == Set(characters), "\(family)")
      for entry in codes {
        let isInitial = entry.code.hasSuffix("A")
        #expect(entry.verification == (isInitial ? .verified : .derived))
        #expect((entry.display != nil) == isInitial)
      }
    }
  }

  @Test func everyICD10PCSCodeHasSevenCharacters() {
    for entry in CodeTable.all where entry.system == .icd10PCS {
      #expect(entry.code.utf8.count == 7)
      #expect(entry.code.allSatisfy { $0.isNumber || ($0.isUppercase && !"IO".contains($0)) })
    }
  }

  @Test func noCPTCodeHasWords() {
    let codes = CodeTable.all.filter { $0.system == .cpt }
    #expect(codes.map(\.code) == ["22510", "22511", "22512", "22513", "22514", "22515"])
    #expect(codes.allSatisfy { $0.display == nil })
  }

  @Test func ownCodesStandInOwnCodeSystemOnly() {
    for entry in CodeTable.all {
      #expect((entry.verification == .own) == (entry.system == .kyphoplasty))
    }
  }

  @Test func everyEmittedCodeIsInTheTable() throws {
    let table = Set(CodeTable.all.map { "\($0.system.uriText)|\($0.code)" })
    var emitted: Set<String> = []
    let mapper = EncounterMapper(secret: .demonstration)
    for record in try BundleShapeTests.records(count: 150) {
      for bundle in [mapper.bundle(for: record), mapper.directoryBundle(for: record)] {
        try MappedJSON(bundle).root.everyObject { object in
          guard let system = object["system"]?.string, let code = object["code"]?.string,
            system != Terminology.language.uriText
          else { return }
          emitted.insert("\(system)|\(code)")
        }
      }
    }
    #expect(emitted.subtracting(table) == [])
    // A table of codes that are never met would prove nothing.
    #expect(emitted.count > table.count * 8 / 10)
  }

  @Test func everyCodeOfAnHL7PackageStandsInIt() throws {
    let known = try PackageCodes()
    for entry in CodeTable.all
    where entry.verification == .package && !entry.evidence.hasPrefix("US-CORE") {
      #expect(known.contains(entry), "\(entry.system.uriText)|\(entry.code)")
      if let named = Definitions.r4.codeSystem(entry.system.uriText)?.lookup(entry.code)?.display {
        #expect(entry.display == nil || entry.display == named)
      }
    }
  }

  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyCodeOfUSCoreStandsInIt() throws {
    var known = try PackageCodes()
    try known.addUSCore()
    let entries = CodeTable.all.filter { $0.evidence.hasPrefix("US-CORE") }
    #expect(entries.count > 3)
    for entry in entries {
      #expect(known.contains(entry), "\(entry.system.uriText)|\(entry.code)")
    }
  }

  @Test func theCodeSystemThatIsPublishedIsTheOneThatIsEmitted() throws {
    let path = PackageFolder.profiles + "/CodeSystem-kyphoplasty.json"
    let published = try JSONDocument(try PackageFolder.bytes(of: path)).value
    let concepts = try #require(published["concept"]?.list)
    let emitted = CodeTable.all.filter { $0.system == .kyphoplasty }

    #expect(concepts.map { $0["code"]?.string } == emitted.map(\.code))
    #expect(concepts.map { $0["display"]?.string } == emitted.map(\.display))
    #expect(published["count"]?.integer == emitted.count)
    for concept in concepts where concept["definition"]?.string?.hasSuffix(".") != true {
      Issue.record("\(concept["code"]?.string ?? "") has no definition")
    }
  }
}
