import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct ProcedureCodingTests {
  @Test func twoRegionsHaveOnePrimaryCodeOnTheFirstLevelOfTheRecord() throws {
    #expect(try cpt([.t12, .l1]) == ["22513", "22515"])
    #expect(try cpt([.l1, .t12]) == ["22514", "22515"])
    #expect(try cpt([.l1, .l2, .l4]) == ["22514", "22515", "22515"])
  }

  @Test func aSiteMaySayWhichRegionIsPrimary() throws {
    let record = try KyphoplastyEncounter.least(levels: [.t11, .l1, .t12])
    func codes(_ region: Vertebra.Region?) -> [String?] {
      CPTSelection(for: record, primaryRegion: region).codes.map(\.?.rawValue)
    }
    #expect(codes(.lumbar) == ["22515", "22514", "22515"])
    #expect(codes(.thoracic) == ["22513", "22515", "22515"])
    #expect(codes(.cervical) == ["22513", "22515", "22515"])
    var site = Site()
    site.primaryRegion = .lumbar
    let json = try MappedJSON(record, site: site)
    let emitted = json.resources("Procedure").flatMap { $0["code"]?.codes(of: .cpt) ?? [] }
    #expect(emitted.sorted() == ["22514", "22515", "22515"])
  }

  @Test func vertebroplastyHasItsOwnCodesInAllRegions() throws {
    #expect(try cpt([.c5], .vertebroplasty) == ["22510"])
    #expect(try cpt([.t8, .l1], .vertebroplasty) == ["22510", "22512"])
    #expect(try cpt([.s1], .vertebroplasty) == ["22511"])
  }

  @Test func kyphoplastyOfCervicalAndSacralBodiesHasNoCode() throws {
    #expect(try cpt([.c5, .t3, .s1, .l1]) == [nil, "22513", nil, "22515"])
  }

  @Test func anImplantThatMakesTheCavityCountsAsKyphoplasty() throws {
    #expect(try cpt([.t12], .implantAugmentation) == ["22513"])
  }

  @Test func aMixedSessionHasAPrimaryCodeOfEachFamily() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12, .l1, .l2])
    record.levels[1].technique = .vertebroplasty
    #expect(CPTSelection(for: record).codes.map(\.?.rawValue) == ["22513", "22511", "22515"])
  }

  @Test func aLevelThatWasStoppedHasNoCodeAndIsNotCounted() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12, .l1])
    record.levels[0].status = .stopped
    #expect(CPTSelection(for: record).codes.map(\.?.rawValue) == [nil, "22514"])
    record.procedure.status = .notDone
    #expect(CPTSelection(for: record).codes == [nil, nil])
  }

  @Test func eachCPTCodeStandsOnceAndOnALevelOnly() throws {
    let json = try MappedJSON(
      try KyphoplastyEncounter.least(class: .inpatient, levels: [.t12, .l1]))
    let carriers = json.resources("Procedure").filter {
      !($0["code"]?.codes(of: .cpt) ?? []).isEmpty
    }
    #expect(carriers.flatMap { $0["code"]?.codes(of: .cpt) ?? [] }.sorted() == ["22513", "22515"])
    for carrier in carriers {
      #expect(carrier["partOf"] != nil)
      let isFirst = carrier["code"]?.codes(of: .cpt) == ["22513"]
      #expect(
        carrier["bodySite"]?.elements.flatMap(\.codes) == [
          isFirst ? "http://snomed.info/sct|23215003" : "http://snomed.info/sct|66794005"
        ])
    }
  }

  @Test func onlyInpatientsHaveICD10PCSAndEachRegionItsPair() throws {
    #expect(try pcs([.t12, .l1, .t11], class: .ambulatory) == [:])
    #expect(
      try pcs([.t12, .l1, .t11], class: .inpatient) == [
        "0PS43ZZ": ["T12", "T11"], "0PU43JZ": ["T12", "T11"], "0QS03ZZ": ["L1"],
        "0QU03JZ": ["L1"],
      ])
  }

  @Test func vertebroplastyOfAnInpatientIsSupplementAlone() throws {
    #expect(
      try pcs([.c4, .s1], .vertebroplasty, class: .inpatient)
        == ["0PU33JZ": ["C4"], "0QU13JZ": ["S1"]])
    #expect(try pcs([.t12], .implantAugmentation, class: .inpatient) == [:])
  }

  @Test func biopsiesAndAblationsOfInpatientsHaveTheirCodes() throws {
    var record = try KyphoplastyEncounter.least(.vertebroplasty, class: .inpatient, levels: [.l1])
    record.biopsies = [Biopsy(level: .l1), Biopsy(level: .t12), Biopsy(level: .s1)]
    record.procedure.concurrent = [.tumorAblation]
    let codes = ICD10PCSSelection(for: record).choices.map(\.code.entry.code)
    #expect(codes == ["0QU03JZ", "0QB03ZX", "0PB43ZX", "0Q503ZZ"])
    record.levels.append(TreatedLevel(.t12))
    #expect(
      !ICD10PCSSelection(for: record).choices.map(\.code.entry.code).contains("0Q503ZZ"))
  }

  @Test func theWholeHasTheGenericConceptAndWords() throws {
    let json = try MappedJSON(try KyphoplastyEncounter.least(levels: [.t12]))
    let whole = try #require(json.resources("Procedure").first { $0["partOf"] == nil })
    #expect(whole["code"]?.codes(of: .snomedCT) == ["392236004"])
    #expect(whole["code"]?.codes(of: .cpt) == [])
    #expect(whole["code"]?["text"]?.string == "Balloon kyphoplasty")
    #expect(whole["status"]?.string == "completed")
  }

  @Test func aSitesCodeStandsBesideOursAndIsMarked() throws {
    var site = Site()
    site.kyphoplasty = SiteCode(
      system: Terminology.snomedCT.uri, code: "392236004", display: "The site's words")
    let json = try MappedJSON(try KyphoplastyEncounter.least(levels: [.t12]), site: site)
    for procedure in json.resources("Procedure") {
      #expect(
        procedure["meta"]?["tag"]?.elements.compactMap { $0["code"]?.string } == ["site-code"])
    }
    #expect(json.resources("Encounter").first?["meta"]?["tag"] == nil)
  }

  @Test func aStoppedProcedureSaysWhyAndLeavesNothing() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t6])
    record.procedure.status = .stopped
    record.procedure.statusReason = "Pedicle not visible"
    record.levels[0].statusReason = "Stopped before the cavity"
    let json = try MappedJSON(record)
    let procedures = json.resources("Procedure")
    #expect(procedures.compactMap { $0["status"]?.string } == ["stopped", "stopped"])
    #expect(
      Set(procedures.compactMap { $0["statusReason"]?["text"]?.string })
        == ["Pedicle not visible", "Stopped before the cavity"])
    #expect(json.resources("Device").isEmpty)
  }

  private func cpt(
    _ levels: [Vertebra], _ technique: Augmentation.Technique = .balloonKyphoplasty
  ) throws -> [String?] {
    CPTSelection(for: try .least(technique, levels: levels)).codes.map(\.?.rawValue)
  }

  private func pcs(
    _ levels: [Vertebra], _ technique: Augmentation.Technique = .balloonKyphoplasty,
    class: Stay.Class
  ) throws -> [String: [String]] {
    let record = try KyphoplastyEncounter.least(technique, class: `class`, levels: levels)
    return Dictionary(
      uniqueKeysWithValues: ICD10PCSSelection(for: record).choices.map {
        ($0.code.entry.code, $0.vertebrae.map(\.rawValue))
      })
  }
}
