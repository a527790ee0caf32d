import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct BlockedCodesTests {
  @Test func aCodeThatIsNoneIsNowhere() {
    for blocked in BlockedCode.all where blocked.meaning == .anything {
      #expect(!CheckDigit.isSNOMEDIdentifier(blocked.code))
      #expect(!CodeTable.all.contains { $0.code == blocked.code })
    }
  }

  @Test func aCodeThatExistsStandsWithItsRealMeaningOnly() {
    for blocked in BlockedCode.all {
      guard let reality = blocked.reality,
        let entry = CodeTable.all.first(where: {
          $0.system == blocked.system && $0.code == blocked.code
        })
      else { continue }
      #expect(entry.display == reality)
    }
  }

  @Test func noProcedureHasABlockedCode() throws {
    let blocked = codes(.kyphoplasty, .vertebroplasty, .vertebralAugmentation, .anything)
    for record in try BundleShapeTests.records(count: 40) {
      for procedure in try MappedJSON(record).resources("Procedure") {
        #expect(blocked.isDisjoint(with: procedure["code"]?.codes ?? []))
      }
    }
  }

  @Test func theClosedLumbarFractureIsOneAfterAnInjuryOnly() throws {
    let blocked = try #require(codes(.compressionFracture).first)
    for record in try BundleShapeTests.records(count: 60) {
      for fracture in record.diagnosis.fractures
      where fracture.codes.contains(where: { "\($0.system.uriText)|\($0.code)" == blocked }) {
        #expect(fracture.cause == .trauma && fracture.level.region == .lumbar)
      }
    }
  }

  @Test func noLeakAndNoCementEmbolismHasABlockedCode() throws {
    let blocked = codes(.cementExtravasation, .cementEmbolism)
    for phase in Complication.Phase.allCases {
      for kind in [Complication.Kind.cementPulmonaryEmbolism, .symptomaticCementLeak] {
        var complication = Complication(type: kind)
        complication.phase = phase
        let emitted = complication.codes.map { "\($0.system.uriText)|\($0.code)" }
        #expect(blocked.isDisjoint(with: emitted))
      }
    }
  }

  @Test func neitherPainNorOperatorHasABlockedCode() throws {
    let emitted = Set(CodeTable.all.map { "\($0.system.uriText)|\($0.code)" })
    #expect(codes(.lumbarPain, .primarySurgeon).isDisjoint(with: emitted))
  }

  private func codes(_ meanings: BlockedCode.Meaning...) -> Set<String> {
    Set(
      BlockedCode.all.filter { meanings.contains($0.meaning) }
        .map { "\($0.system.uriText)|\($0.code)" })
  }
}
