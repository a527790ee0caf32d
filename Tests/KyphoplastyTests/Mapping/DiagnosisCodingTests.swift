import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct DiagnosisCodingTests {
  @Test(arguments: [
    (Fracture.Cause.osteoporosis, Vertebra.t12, "203451004", "M80.08XA" as String?),
    (.osteoporosis, .l1, "203450003", "M80.08XA"),
    (.osteoporosis, .s1, "240198002", "M80.08XA"),
    (.secondaryOsteoporosis, .t7, "203451004", "M80.88XA"),
    (.neoplasm, .t12, "274146004", "M84.58XA"),
    (.otherDisease, .l2, "274146004", "M84.68XA"),
    (.trauma, .t1, "207938004", nil),
    (.trauma, .l5, "207957008", nil),
    (.trauma, .c7, "50448004", nil),
    (.unspecified, .t12, "698077007", "M48.54XA"),
    (.unspecified, .l1, "426646004", "M48.56XA"),
    (.unspecified, .s2, "42942008", "M48.58XA"),
    (.unspecified, .c3, "42942008", nil),
  ])
  func causeAndRegionDecide(
    cause: Fracture.Cause, level: Vertebra, snomed: String, icd10cm: String?
  ) {
    let fracture = Fracture(level: level, cause: cause)
    #expect(fracture.snomed.entry.code == snomed)
    #expect(fracture.icd10cm?.code == icd10cm)
  }

  @Test(arguments: [
    (Fracture.Morphology.stableBurst, Vertebra.t11, "S22.081A" as String?),
    (.unstableBurst, .t12, "S22.082A"), (.stableBurst, .l1, "S32.011A"),
    (.unstableBurst, .l1, "S32.012A"), (.stableBurst, .t10, nil), (.unstableBurst, .l2, nil),
    (.wedge, .t1, "S22.010A"), (.wedge, .t6, "S22.050A"), (.wedge, .t11, "S22.080A"),
    (.wedge, .l5, "S32.050A"), (.crush, .t10, nil), (.biconcave, .t10, nil), (.split, .l1, nil),
    (.pincer, .l1, nil),
  ])
  func afterAnInjuryTheShapeDecides(shape: Fracture.Morphology, level: Vertebra, code: String?) {
    var fracture = Fracture(level: level, cause: .trauma)
    fracture.morphology = shape
    #expect(fracture.icd10cm?.code == code)
  }

  @Test(arguments: [
    (Fracture.Cause.osteoporosis, Fracture.Phase.routineHealing, "M80.08XD" as String?),
    (.osteoporosis, .malunion, "M80.08XP"), (.osteoporosis, .initialOpen, nil),
    (.neoplasm, .sequela, "M84.58XS"), (.trauma, .initialOpen, "S32.010B"),
    (.trauma, .nonunion, "S32.010K"), (.trauma, .malunion, nil),
    (.unspecified, .delayedHealing, "M48.56XG"), (.unspecified, .nonunion, nil),
    (.otherDisease, .routineHealing, nil),
  ])
  func thePhaseIsTheSeventhCharacterWhereTheFamilyKnowsIt(
    cause: Fracture.Cause, phase: Fracture.Phase, code: String?
  ) {
    var fracture = Fracture(level: .l1, cause: cause)
    fracture.phase = phase
    fracture.morphology = .wedge
    #expect(fracture.icd10cm?.code == code)
  }

  @Test(arguments: [Fracture.Phase.initialOpen, .nonunion, .sequela])
  func whatIsNotSaidToBeClosedIsNotCalledSo(phase: Fracture.Phase) {
    var fracture = Fracture(level: .l1, cause: .trauma)
    fracture.phase = phase
    #expect(fracture.snomed.entry.code == "125608002")
  }

  @Test(arguments: [
    (Neoplasm.Kind.plasmacytoma, Neoplasm.Course?.none, ["426336007", "C90.30"]),
    (.plasmacytoma, .inRemission, ["426336007"]), (.plasmacytoma, .inRelapse, ["426336007"]),
    (.lymphoma, nil, ["118600007", "C85.99"]), (.lymphoma, .inRemission, ["118600007"]),
    (.multipleMyeloma, .inRelapse, ["109989006", "C90.02"]),
  ])
  func noCodeContradictsTheCourseOfATumor(
    kind: Neoplasm.Kind, course: Neoplasm.Course?, codes: [String]
  ) {
    var neoplasm = Neoplasm(type: kind)
    neoplasm.course = course
    #expect(neoplasm.codes(inSacrum: false).map(\.code) == codes)
  }

  @Test func aBenignTumorOfTheSacrumHasNotTheCodeOfTheSpine() {
    let neoplasm = Neoplasm(type: .benignBoneTumor)
    #expect(neoplasm.codes(inSacrum: false).map(\.code) == ["D16.6"])
    #expect(neoplasm.codes(inSacrum: true).isEmpty)
  }

  /// Codes that call something postprocedural or iatrogenic, for what the record does not put down to the operation.
  @Test(arguments: [
    Complication.Kind.pneumothorax, .woundInfection, .deepInfection, .duralTear, .hypotension,
    .respiratoryFailure, .hematoma, .stroke, .cardiacArrest, .thromboticPulmonaryEmbolism,
  ])
  func whatDidNotComeFromCareIsNotCodedSo(kind: Complication.Kind) {
    for relation in [Complication.Relation.unrelated, .unknown] {
      for phase in Complication.Phase.allCases {
        var complication = Complication(type: kind)
        complication.relation = relation
        complication.phase = phase
        for word in ["procedur", "operati", "iatrogenic", "following", "due to"] {
          let blaming = complication.allCodes.filter {
            $0.display?.lowercased().contains(word) == true
          }
          #expect(blaming.isEmpty, "\(relation) \(phase) \(blaming.map(\.code))")
        }
      }
    }
  }

  @Test func anaphylaxisFromADrugIsNotTheUnspecifiedShock() {
    var complication = Complication(type: .anaphylaxis)
    #expect(complication.icd10cm?.entry.code == "T78.2XXA")
    complication.relation = .anesthesia
    #expect(complication.icd10cm == nil)
  }

  @Test func aCementEmbolismIsNeverCodedAsAnotherEmbolism() throws {
    var complication = Complication(type: .cementPulmonaryEmbolism)
    for phase in Complication.Phase.allCases {
      complication.phase = phase
      complication.corPulmonale = nil
      #expect(complication.icd10cm?.entry.code == "I26.95")
      complication.corPulmonale = true
      #expect(complication.icd10cm?.entry.code == "I26.03")
    }
    #expect(
      Complication(type: .thromboticPulmonaryEmbolism).icd10cm?.entry.code == "I26.99")
  }

  @Test func aCementEmbolismIsDueToAComplicationOfAnArteryWhereItCameFromTheCement() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.complications = [Complication(type: .cementPulmonaryEmbolism)]
    #expect(try !icd10cm(of: record).contains("T81.718A"))
    record.complications[0].relation = .cement
    let json = try MappedJSON(record)
    let conditions = json.resources("Condition")
    let embolism = try #require(
      conditions.first { $0["code"]?.codes(of: .icd10CM) == ["I26.95"] })
    let artery = try #require(
      conditions.first { $0["code"]?.codes(of: .icd10CM) == ["T81.718A"] })
    #expect(embolism.texts(named: "reference").contains("Condition/\(artery["id"]?.string ?? "")"))
  }

  @Test func osteoporosisWithAFractureHasNoCodeOfOsteoporosisWithoutOne() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    var osteoporosis = Osteoporosis()
    osteoporosis.type = .senile
    record.diagnosis.osteoporosis = osteoporosis
    #expect(try !icd10cm(of: record).contains("M81.0"))
    record.diagnosis.fractures[0].cause = .trauma
    #expect(try icd10cm(of: record).contains("M81.0"))
  }

  @Test func theLossOfHeightOfOsteoporosisIsNoDiagnosisOfItsOwn() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.patient.heightLossCm = try number("4.5")
    #expect(try !icd10cm(of: record).contains("R29.890"))
    record.diagnosis.fractures[0].cause = .trauma
    #expect(try icd10cm(of: record).contains("R29.890"))
  }

  @Test func atMostOneFamilyStandsForAFracture() throws {
    let record = try KyphoplastyEncounter.maximal()
    for condition in try MappedJSON(record).resources("Condition") {
      #expect((condition["code"]?.codes(of: .icd10CM) ?? []).count <= 1)
    }
  }

  @Test func statusesOfConditionsAgree() throws {
    for record in try BundleShapeTests.records(count: 20) {
      for condition in try MappedJSON(record).resources("Condition") {
        #expect(condition["clinicalStatus"] != nil)
        #expect(condition["verificationStatus"] != nil)
        #expect(condition["category"] != nil)
      }
    }
  }

  private func icd10cm(of record: KyphoplastyEncounter) throws -> [String] {
    try MappedJSON(record).resources("Condition")
      .flatMap { $0["code"]?.codes(of: .icd10CM) ?? [] }
  }
}
