import FHIRDelivery
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// Records from an input to checked bundles, with what was found said as it is met and what is rejected kept.
final class RecordRun {
  private var source: ReadableRecords
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

  /// What was wrong with the input, as it was said.
  private var faults: Set<String> = []

  /// Whether all of the input could be read.
  var inputStatus: ExitStatus { source.isWhole ? .clean : .unreadable }

  init(
    _ source: EncounterReader, mapper: EncounterMapper, rejects: RejectsFolder,
    report: FindingReport,
    progress: Progress, rules: RuleSettings
  ) {
    self.source = ReadableRecords(source)
    self.rejects = rejects
    self.report = report
    self.progress = progress
    preparation = EncounterPreparation(mapper: mapper, rules: rules)
  }

  /// The next encounter that may go on; `nil` at the end of the input.
  func next() throws -> PreparedEncounter? {
    while let result = source.next(say) {
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
    // No record is what encounters share.
    var missing = Dictionary(
      items.filter { !$0.isShared }.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first }
    )
    let keys = Set(missing.keys)
    var source = ReadableRecords(source)
    while let result = source.next(say) {
      guard let record = result.record, let key = record.key, keys.contains(key) else { continue }
      missing[key] = nil
      // What has an error in it was kept when it was met.
      if result.encounter != nil { try rejects.add(record) }
    }
    guard !missing.isEmpty else { return }
    let ids = missing.values.sorted()
    let shown = ids.prefix(20).map { "\($0)" }.joined(separator: ", ")
    Talk().error(
      "\(ids.count) refused record\(ids.count == 1 ? " is" : "s are") not to be found in the input again, and not kept: 'kypho outbox export' writes the bundles (item \(shown)\(ids.count > 20 ? ", …" : ""))"
    )
  }

  /// Says what is wrong with the input, once.
  private func say(_ error: RecordError) {
    if faults.insert("\(error)").inserted { Talk().error("\(error)") }
  }
}
