import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import Foundation
import Kyphoplasty
import KyphoplastyFHIR
import TestSupport
import Testing

/// What a registry can do without, a profile does not ask for.
@Suite("Profiles: what may be missing")
struct OptionalElementTests {
  private static let validator = Validator(definitions: .kyphoplasty(.v610))

  private func sample() throws -> KyphoplastyEncounter {
    var reader = try EncounterReader(path: Samples.path(of: "osteoporotic-t12"))
    return try #require(try reader.next()?.encounter)
  }

  private func text(of encounter: KyphoplastyEncounter) throws -> String {
    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    return try #require(String(bytes: bytes, encoding: .utf8))
  }

  private func errors(in text: String) -> [String] {
    Self.validator.validate(Array(text.utf8)).findings.filter { $0.severity >= .error }
      .map(\.description)
  }

  @Test func aVisitMayHaveNoScoreWhereItSaysWhy() throws {
    let score = #/"valueQuantity":\{[^{}]*"code":"\{score\}"[^{}]*\}/#
    let reason = """
      "dataAbsentReason":{"coding":[{\
      "system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"not-performed"}]}
      """
    let bundle = try text(of: sample())
    let changed = bundle.replacing(score, with: reason)
    #expect(changed != bundle)
    #expect(errors(in: changed) == [])
    // But something it must say.
    let silent = bundle.replacing(score, with: #""issued":"2025-03-04T08:00:00-05:00""#)
    #expect(errors(in: silent).contains { $0.contains("kypho-value") })
  }

  @Test func aCodeNeedsNoWordsBesideIt() throws {
    let bundle = try text(of: sample())
    let changed = bundle.replacing(#","text":"T12"}"#, with: "}")
    #expect(changed != bundle)
    #expect(errors(in: changed) == [])
  }

  @Test func whatWasNotDoneHasNoTimeAndNobodyDidIt() throws {
    var encounter = try sample()
    encounter.procedure.status = .notDone
    encounter.procedure.statusReason = "Fever"
    encounter.procedure.start = nil
    encounter.procedure.end = nil
    let level = TreatedLevel(encounter.levels[0].vertebra)
    encounter.levels = [level]
    encounter.anesthesia = nil
    encounter.radiation = nil
    encounter.procedure.totalCementMl = nil
    let bundle = EncounterMapper(secret: .demonstration).bundle(for: encounter)
    let procedures = bundle.entry.compactMap { $0.resource as? R4.Procedure }
      .filter { $0.status == .notDone }
    #expect(procedures.count == 2)
    #expect(procedures.allSatisfy { $0.performed == nil && $0.performer.isEmpty })
    #expect(errors(in: try text(of: encounter)) == [])
  }
}
