import FHIRDelivery
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// Records from an input to checked bundles, with what was found said as it is met and what is rejected kept.
final class RecordRun {
  private var source: EncounterReader
  private var preparation: EncounterPreparation
  private let rejects: RejectsFolder
  private let report: FindingReport
  private let progress: Progress

  /// Records that were read, rejected ones included.
  private(set) var recordCount = 0
  /// Records that were rejected.
  private(set) var rejectedCount = 0
  /// Resources in the bundles, those of directories included.
  private(set) var resourceCount = 0
  /// Bundles, those of directories included.
  private(set) var bundleCount = 0

  /// Whether all of the input could be read.
  private(set) var inputStatus = ExitStatus.clean

  init(
    _ source: EncounterReader, mapper: EncounterMapper, rejects: RejectsFolder,
    report: FindingReport,
    progress: Progress, rules: RuleSettings
  ) {
    self.source = source
    self.rejects = rejects
    self.report = report
    self.progress = progress
    preparation = EncounterPreparation(mapper: mapper, rules: rules)
  }

  /// The next encounter that may go on; `nil` at the end of the input.
  func next() throws -> PreparedEncounter? {
    while let result = read() {
      let encounter = preparation.prepare(result)
      try report.write(encounter.findings)
      guard let record = encounter.record else { continue }
      recordCount += 1
      progress.show(recordCount, remark: rejectedCount > 0 ? "\(rejectedCount) rejected" : "")
      guard let bundle = encounter.bundle else {
        rejectedCount += 1
        try rejects.add(record)
        continue
      }
      bundleCount += encounter.directory == nil ? 1 : 2
      resourceCount += bundle.resourceCount + (encounter.directory?.resourceCount ?? 0)
      return encounter
    }
    return nil
  }

  /// Keeps a record that was mapped and could not go on all the same.
  func keep(_ record: EncounterRecord) throws { try rejects.add(record) }

  /// Keeps the records of refused items in the form they came in, by reading the input once more.
  func keep(recordsOf items: [OutboxItem], from source: EncounterReader) throws {
    let keys = Set(items.map(\.key))
    var source = source
    while let result = try? source.next() {
      guard let record = result.record, let key = record.key, keys.contains(key) else { continue }
      // What has an error in it was kept when it was met.
      if result.encounter != nil { try rejects.add(record) }
    }
  }

  /// What was read before an error is worth no less for it, so an error is said and not thrown.
  private func read() -> RecordResult? {
    while inputStatus == .clean || source.canGoOn {
      do throws(RecordError) {
        return try source.next()
      } catch {
        inputStatus = .unreadable
        Talk().error("\(error)")
      }
    }
    return nil
  }
}
