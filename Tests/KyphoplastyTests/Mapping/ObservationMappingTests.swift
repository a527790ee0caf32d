import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct ObservationMappingTests {
  @Test func scoresAreKeptAsTheyWereGiven() throws {
    var record = try KyphoplastyEncounter.least()
    var outcome = ClinicalOutcome(timePoint: .baseline, date: try time("2025-03-04"))
    outcome.nrs = try number("8.0")
    outcome.vasMm = try number("78")
    outcome.odi = try number("62.20")
    outcome.rmdq = 18
    outcome.eq5dIndex = try number("-0.120")
    record.outcomes = [outcome]
    let json = try MappedJSON(record)
    #expect(try quantity("72514-3", in: json) == ["8.0", "{score}"])
    #expect(try quantity("38214-3", in: json) == ["78", "mm"])
    #expect(try quantity("97909-6", in: json) == ["62.20", "%"])
    #expect(try quantity("736534008", in: json) == ["-0.120", "1"])
    #expect(try quantity("roland-morris-score", in: json) == ["18", "{score}"])
  }

  @Test func heightsStandTogetherAndSayWhen() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].heightBefore = try KyphoplastyEncounter.height("17.50")
    record.levels[0].heightAfter = try KyphoplastyEncounter.height("22.5")
    let heights = try MappedJSON(record).resources("Observation")
      .filter { $0["code"]?.codes(of: .kyphoplasty) == ["vertebral-height"] }
    #expect(heights.count == 2)
    let before = try #require(
      heights.first { $0.texts(named: "code").contains("examined-before") })
    #expect(
      before["component"]?.elements.compactMap { $0["valueQuantity"]?["value"]?.number }
        == ["17.50", "18.0", "26.0"])
    #expect(before["valueQuantity"] == nil)
  }

  @Test func whereNobodyLookedForALeakNothingIsSaid() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    #expect(try named("cement-leak-present", in: record).isEmpty)
    record.levels[0].leakPresent = false
    #expect(
      try named("cement-leak-present", in: record).map { $0["valueBoolean"]?.boolean } == [false])
    #expect(try named("cement-leak", in: record).isEmpty)
  }

  @Test func aLeakSaysWhereByWhichWayHowAndWhenSeenAndWhetherItHurt() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    var leak = CementLeak(site: .foraminal, symptomatic: true)
    leak.route = .corticalDefect
    leak.detectedBy = .ct
    leak.timing = .laterImaging
    record.levels[0].leaks = [leak]
    let observation = try #require(named("cement-leak", in: record).first)
    #expect(observation["valueCodeableConcept"]?.codes(of: .kyphoplasty) == ["leak-foraminal"])
    #expect(observation["method"]?.codes(of: .kyphoplasty) == ["method-ct"])
    #expect(
      observation["component"]?.texts(named: "code").contains("route-cortical-defect") == true)
    let timing = observation["extension"]?.list.first
    #expect(timing?["url"]?.string == OwnExtension.leakTiming.url.text)
    #expect(timing?["valueCodeableConcept"]?.codes(of: .kyphoplasty) == ["timing-later-imaging"])
    #expect(observation["bodySite"]?.codes(of: .snomedCT) == ["23215003"])
  }

  @Test func whatHappenedAtNoKnownTimeHasNone() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].cavityCreated = true
    let observation = try #require(named("cavity-created", in: record).first)
    #expect(observation["effectivePeriod"] == nil && observation["effectiveDateTime"] == nil)
    record.procedure.start = try time("2025-03-04T08:30:00-05:00")
    let timed = try #require(named("cavity-created", in: record).first)
    #expect(timed["effectivePeriod"]?["start"]?.string == "2025-03-04T08:30:00-05:00")
  }

  @Test func onePressureAloneSaysThatTheOtherIsUnknown() throws {
    var record = try KyphoplastyEncounter.least()
    var vitals = VitalSigns(time: try time("2025-03-04T08:45:00-05:00"))
    vitals.systolicMmHg = 128
    record.vitals = [vitals]
    let pressure = try #require(MappedJSON(record).resources("Observation").first)
    let components = try #require(pressure["component"]?.list)
    #expect(components[0]["valueQuantity"]?["value"]?.number == "128")
    #expect(components[1]["dataAbsentReason"]?.texts(named: "code") == ["unknown"])
  }

  @Test func anASAClassIsAConceptAndANumberThatIsNoneStaysANumber() throws {
    var record = try KyphoplastyEncounter.least()
    record.preoperative = PreoperativeState()
    record.preoperative?.asaClass = 3
    let asa = try #require(named("asa-physical-status", in: record).first)
    #expect(asa["valueCodeableConcept"]?.codes(of: .snomedCT) == ["413497009"])
    record.preoperative?.asaClass = 7
    #expect(try named("asa-physical-status", in: record).first?["valueInteger"]?.integer == 7)
  }

  @Test func theDoseOfRadiationHasTheCodesOfDICOM() throws {
    var record = try KyphoplastyEncounter.least()
    record.radiation = try KyphoplastyEncounter.maximalRadiation()
    let json = try MappedJSON(record)
    #expect(try quantity("113730", in: json) == ["4.8", "min"])
    #expect(try quantity("113725", in: json) == ["96", "mGy"])
    #expect(try quantity("113722", in: json) == ["11.4", "Gy.cm2"])
  }

  private func named(_ code: String, in record: KyphoplastyEncounter) throws -> [JSONValue] {
    try MappedJSON(record).resources("Observation")
      .filter { $0["code"]?.texts(named: "code").contains(code) == true }
  }

  private func quantity(_ code: String, in json: MappedJSON) throws -> [String?] {
    let observation = try #require(
      json.resources("Observation").first {
        $0["code"]?.texts(named: "code").contains(code) == true
      })
    let quantity = observation["valueQuantity"]
    return [quantity?["value"]?.number, quantity?["code"]?.string]
  }
}
