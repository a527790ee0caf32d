import FHIRDelivery

extension RunSummary {
  /// The figures in the text format of Prometheus, for a collector that reads files.
  ///
  /// All are gauges of the queue, or of the last run or the one that is under way: a run is a process of its own, so that no counter lives on.
  var metrics: String {
    var text = MetricsText()
    if let status {
      text.gauge(
        "kypho_outbox_items", "Items in the queue, by state.",
        OutboxState.allCases.map { (("state", $0.rawValue), Double(status[$0])) })
      text.gauge(
        "kypho_outbox_waiting_items", "Items that are not due yet.", Double(status.waitingCount))
      text.gauge(
        "kypho_outbox_blocked_items", "Items that wait for one that was refused or given up.",
        Double(status.blockedCount))
      text.gauge(
        "kypho_outbox_unsettled_bytes", "Bytes of the bundles that are not settled.",
        Double(status.unsettledBytes))
      if let time = status.oldestQueuedAt {
        text.gauge(
          "kypho_outbox_oldest_timestamp_seconds", "When the oldest unsettled item was queued.",
          time.seconds)
      }
      if let time = status.lastDeliveredAt {
        text.gauge(
          "kypho_outbox_delivered_timestamp_seconds", "When anything was last delivered.",
          time.seconds)
      }
    }
    addRun(to: &text)
    return text.text
  }

  private func addRun(to text: inout MetricsText) {
    let statistics = tally.statistics
    text.gauge(
      "kypho_run_in_progress", "Whether the run is still under way.", isUnderWay ? 1 : 0)
    if !isUnderWay {
      text.gauge("kypho_run_end_timestamp_seconds", "When the run ended.", ended.seconds)
      text.gauge(
        "kypho_run_exit_status", "The exit status of the run.", Double(exitStatus.rawValue))
    }
    text.gauge(
      "kypho_run_duration_seconds", "How long the run took.",
      max(ended - began, .zero) / .seconds(1))
    text.gauge(
      "kypho_run_records", "Records or bundles of the run's input, by what became of them.",
      [
        (("result", "read"), Double(intake.read)),
        (("result", "rejected"), Double(intake.rejected)),
      ])
    text.gauge(
      "kypho_run_items", "Items that the run queued, left as they were, or brought to rest.",
      [
        (("result", "queued"), Double(intake.queued)),
        (("result", "unchanged"), Double(intake.unchanged)),
        (("result", "delivered"), Double(tally[.delivered])),
        (("result", "rejected"), Double(tally[.rejected])),
        (("result", "dead"), Double(tally[.dead])),
      ])
    text.gauge(
      "kypho_run_attempts", "Attempts of the run to send an item, by outcome.",
      DeliveryOutcome.Kind.allCases.map { (("outcome", $0.rawValue), Double(statistics[$0])) })
    text.gauge(
      "kypho_run_requests", "Requests of the run; an item may take several.",
      Double(statistics.requests))
    text.gauge(
      "kypho_run_retries", "Attempts after which an item was to be sent again.",
      Double(tally.retryCount))
    text.gauge(
      "kypho_run_responses", "Answers of the run, by HTTP status.",
      statistics.statuses.sorted { $0.key < $1.key }
        .map { (("status", "\($0.key)"), Double($0.value)) })
    text.gauge("kypho_run_sent_bytes", "Bytes of requests.", Double(statistics.bytesSent))
    text.gauge("kypho_run_received_bytes", "Bytes of answers.", Double(statistics.bytesReceived))
    if let times = statistics.latencies.summary {
      text.gauge(
        "kypho_run_request_seconds", "How long requests took that were answered, by quantile.",
        [
          (("quantile", "0.5"), times.p50 / .seconds(1)),
          (("quantile", "0.95"), times.p95 / .seconds(1)),
          (("quantile", "0.99"), times.p99 / .seconds(1)),
          (("quantile", "1"), times.max / .seconds(1)),
        ])
    }
  }
}

extension UnixTime {
  fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}

/// Lines of the text format: `# HELP`, `# TYPE`, and a line for each value.
struct MetricsText {
  private(set) var text = ""

  /// Adds a metric with one value.
  mutating func gauge(_ name: String, _ help: String, _ value: Double) {
    begin(name, help)
    text += "\(name) \(value.metric)\n"
  }

  /// Adds a metric with a value for each of some labels; without any it is left out.
  mutating func gauge(
    _ name: String, _ help: String, _ values: [((label: String, value: String), Double)]
  ) {
    guard !values.isEmpty else { return }
    begin(name, help)
    for ((label, value), number) in values {
      text += "\(name){\(label)=\"\(value)\"} \(number.metric)\n"
    }
  }

  private mutating func begin(_ name: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
  }
}

extension Double {
  /// The number without a fraction where it has none.
  fileprivate var metric: String {
    self == rounded() && magnitude < 1e15 ? String(Int64(self)) : "\(self)"
  }
}
