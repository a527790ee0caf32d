import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Foundation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// Whatever is left out of a record: what is mapped is valid for every tool, and judged in the bundle as in the record.
///
/// Each sample with each field left out and each boolean turned round would be thousands; a few of each sample are
/// taken, and all where `KYPHO_CHANGES` says `all`.
@Suite struct ChangedRecordTests {
  private static let plain = Validator(definitions: .kyphoplasty(.v610))
  private static let clinical = ClinicalValidator(plain)
  private static let takesAll = ProcessInfo.processInfo.environment["KYPHO_CHANGES"] == "all"

  /// Some of the changes of a story: others for each, so that together they reach many fields.
  private func changes(of story: String) throws -> [JSONChange] {
    let bytes = try PackageFolder.bytes(of: Samples.path(of: story))
    let all = try JSONChange.all(of: bytes, keeping: ["key"])
    guard !Self.takesAll else { return all }
    let step = max(1, all.count / 8)
    let start = story.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % step }
    return stride(from: start, to: all.count, by: step).map { all[$0] }
  }

  @Test(arguments: try Samples.stories())
  func whatIsMappedIsValidAndIsJudgedAlike(story: String) throws {
    for change in try changes(of: story) {
      var reader = try EncounterReader(
        BytesInMemory(change.text), name: "record.json", format: .json)
      guard let result = try reader.next() else { continue }
      var preparation = EncounterPreparation(mapper: EncounterMapper(secret: .demonstration))
      let prepared = preparation.prepare(result)
      guard let bundle = prepared.bundle else {
        // It is the record that is refused, and never what was made of it.
        let faults = prepared.findings.filter { $0.severity == .error && $0.path != nil }
        #expect(faults.map(\.description) == [], "\(story) \(change)")
        continue
      }
      // Every constraint, as a tool without our rules sees it.
      let errors = Self.plain.validate(bundle.bytes).findings.filter { $0.severity >= .error }
      #expect(errors.map(\.description) == [], "\(story) \(change)")

      let found = Self.clinical.validate(bundle.bytes).findings
      #expect(
        found.filter { $0.invariant?.hasPrefix("kypho-") == true }.map(\.description) == [],
        "\(story) \(change)")
      let inBundle = found.map(\.rule.rawValue).filter { isClinical($0) }.sorted()
      let inRecord = prepared.findings.map(\.rule).filter { isClinical($0) }.sorted()
      #expect(inBundle == inRecord, "\(story) \(change)")
    }
  }

  private func isClinical(_ rule: String) -> Bool {
    rule.hasPrefix("clinical.") || rule.hasPrefix("coding.") || rule == "record.range"
  }
}
