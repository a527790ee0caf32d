import FHIRDelivery

/// The figures of a run that goes on, for a collector that looks at the file again and again.
struct LiveMetrics: Sendable {
  /// How often they are written.
  static let interval = Duration.seconds(10)

  private let path: String
  private var summary: RunSummary

  init(path: String, summary: RunSummary) {
    self.path = path
    self.summary = summary
    self.summary.isUnderWay = true
  }

  /// Writes how it stands now.
  ///
  /// A file that cannot be written is no reason to send no more: the run's end says it.
  func write(_ tally: SendingTally, _ intake: RunSummary.Intake, _ status: OutboxStatus?) {
    var summary = summary
    summary.tally = tally
    summary.intake = intake
    summary.status = status
    summary.ended = .now
    try? AtomicFile.write(Array(summary.metrics.utf8), to: path, mode: 0o644)
  }
}
