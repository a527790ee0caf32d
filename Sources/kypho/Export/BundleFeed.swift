import FHIRDelivery
import Kyphoplasty
import KyphoplastyFHIR

/// Takes the bundles of files into the outbox, until there are no more or somebody asks for an end.
final class BundleFeed {
  /// So many are put on disk together.
  private static let groupSize = 16

  private let bundles: BundleFiles
  private let queue: BundleQueue
  private let store: any OutboxStore
  private let isResending: Bool
  private let rejects: RejectsFolder
  private var group: [OutboxEntry] = []
  private var queuedCount = 0

  /// Bundles that were queued before.
  private(set) var unchangedCount = 0

  init(
    _ bundles: BundleFiles, _ queue: BundleQueue, into store: any OutboxStore, resending: Bool,
    rejects: RejectsFolder
  ) {
    self.bundles = bundles
    self.queue = queue
    self.store = store
    self.rejects = rejects
    isResending = resending
  }

  /// Queues all, and tells the sender after each group.
  func run(_ sending: OutboxRun, _ report: RunReport) async throws {
    var lastFlush = ContinuousClock.now
    while !sending.isStopping, let bundle = try bundles.next() {
      if try bundles.isFit(bundle),
        let entry = queue.entry(for: bundle.document.bytes, place: bundle.name)
      {
        group.append(entry)
      } else {
        try rejects.add(bundle.document, of: bundle.file)
      }
      if group.count == Self.groupSize || lastFlush.duration(to: .now) > .milliseconds(500) {
        try await flush(sending, report)
        lastFlush = .now
      }
    }
    try await flush(sending, report)
  }

  /// Keeps the bundle of a refused item.
  func keep(_ item: OutboxItem) async throws {
    guard let body = try await store.item(item.id)?.body, !body.isEmpty else { return }
    let (file, line) = Self.parts(of: item.place ?? "")
    try rejects.add(
      EncounterRecord(
        place: .json(file: file, line: line, column: 1), source: .json(body)))
  }

  private func flush(_ sending: OutboxRun, _ report: RunReport) async throws {
    if !group.isEmpty {
      let additions = try await store.add(group, resending: isResending, at: .now)
      group = []
      sending.note(additions)
      for addition in additions {
        if case .queued = addition { queuedCount += 1 } else { unchangedCount += 1 }
      }
    }
    report.summary.intake = RunSummary.Intake(
      read: bundles.count, rejected: bundles.unfitCount, queued: queuedCount,
      unchanged: unchangedCount)
    sending.note(report.summary.intake)
  }

  /// The file and the line of `records.ndjson:17`.
  private static func parts(of place: String) -> (file: String, line: Int) {
    guard let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...])
    else { return (place.isEmpty ? "-" : place, 1) }
    let file = String(place[..<colon])
    return (file == DocumentFile(path: "-").name ? "-" : file, line)
  }
}
