import FHIRDelivery

/// What a run leaves behind, however it ends: the summary for programs and the figures for a collector.
final class RunReport {
  /// What the run did so far.
  var summary: RunSummary
  private var summaryPath: String?
  private var metricsPath: String?
  /// Whether the summary goes to standard output too.
  private var printsSummary = false

  /// Does a command's work and leaves its report; the work gives the status to end with.
  ///
  /// - Throws: what the work throws, and `Failure` where the report cannot be written.
  static func around(
    _ command: String, _ options: ReportOptions, _ format: ReportFormat = .text,
    _ work: (RunReport) async throws -> ExitStatus
  ) async throws {
    let report = RunReport(command, summary: options.summary, metrics: options.metrics)
    report.printsSummary = format == .json
    do {
      try report.check()
      let status = try await withOutboxErrors { try await work(report) }
      try report.finish(status)
      try status.exit()
    } catch let failure as Failure {
      report.summary.failure = failure.description
      try? report.finish(failure.status)
      throw failure
    }
  }

  /// Begins a report, which goes nowhere where no file is named.
  init(_ command: String, summary: String? = nil, metrics: String? = nil) {
    let now = UnixTime.now
    self.summary = RunSummary(command: command, began: now, ended: now)
    summaryPath = summary
    metricsPath = metrics
  }

  /// Takes the settings, which may name the files too.
  func take(_ settings: Settings) throws {
    summaryPath = settings[.reportSummary]
    metricsPath = settings[.reportMetrics]
    try check()
  }

  private func check() throws {
    if let summaryPath { try AtomicFile.check(summaryPath) }
    if let metricsPath { try AtomicFile.check(metricsPath) }
  }

  private func finish(_ status: ExitStatus) throws {
    summary.exitStatus = status
    summary.ended = .now
    if let summaryPath {
      try AtomicFile.write(summary.json(), to: summaryPath, mode: 0o600)
    }
    if printsSummary {
      var output = ByteOutput.standard()
      try output.write(summary.json())
      try output.flush()
    }
    if let metricsPath {
      // A collector runs as another user, and there is nothing in it that it may not see.
      try AtomicFile.write(Array(summary.metrics.utf8), to: metricsPath, mode: 0o644)
    }
  }

  /// Writes the figures while the run goes on; nil where nobody wants them.
  var live: LiveMetrics? { metricsPath.map { LiveMetrics(path: $0, summary: summary) } }
}
