import FHIRDelivery

extension RunSummary {
  /// What a person reads at the end, a line each.
  var lines: [String] {
    var lines = [items]
    if let times = tally.statistics.latencies.summary {
      lines.append(
        "latency \(times.mean.milliseconds) mean, \(times.p50.milliseconds) at 50 %, \(times.p95.milliseconds) at 95 %, \(times.p99.milliseconds) at 99 %, \(times.max.milliseconds) at most"
      )
    }
    if tally.statistics.requests > 0 { lines.append(traffic) }
    return lines
  }

  /// `17 delivered, 1 rejected, 3 kept for the next run`.
  private var items: String {
    var parts: [String] = []
    for state in [OutboxState.delivered, .rejected, .dead] where tally[state] > 0 {
      parts.append("\(tally[state]) \(state.rawValue)")
    }
    if let status {
      let unknown = status[.unknown]
      if unknown > 0 { parts.append("\(unknown) unknown") }
      if status.unsettledCount > unknown {
        parts.append("\(status.unsettledCount - unknown) kept")
      }
    }
    return parts.isEmpty ? "nothing to send" : parts.joined(separator: ", ")
  }

  /// `21 requests, 4 repeated; 1.2 MB sent, 34 kB received; HTTP 200: 17, 429: 4`.
  private var traffic: String {
    let statistics = tally.statistics
    var text = "\(statistics.requests) request\(statistics.requests == 1 ? "" : "s")"
    if tally.retryCount > 0 { text += ", \(tally.retryCount) to be repeated" }
    text += "; \(statistics.bytesSent.bytes) sent, \(statistics.bytesReceived.bytes) received"
    let statuses = statistics.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if !statuses.isEmpty { text += "; HTTP \(statuses.joined(separator: ", "))" }
    return text
  }
}

extension Int64 {
  /// A number of bytes with its unit: `812 B`, `34 kB`, `1.2 MB`.
  var bytes: String {
    var value = Double(self)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1000 {
        return value < 10 && unit != "B"
          ? "\(value.rounded(to: 1)) \(unit)" : "\(Int(value.rounded())) \(unit)"
      }
      value /= 1000
    }
    return "\(value.rounded(to: 1)) TB"
  }
}

extension Duration {
  /// Milliseconds, with one decimal below ten.
  var milliseconds: String {
    let value = self / .milliseconds(1)
    return value < 10 ? "\(value.rounded(to: 1)) ms" : "\(Int(value.rounded())) ms"
  }
}
