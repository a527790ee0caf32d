import FHIRDelivery
import LosslessJSON

extension RunSummary {
  /// The summary as one JSON object; times are milliseconds, and nothing in it can hold a patient.
  func json() -> [UInt8] {
    var json = JSONWriter(capacity: 2048)
    json.object { json in
      json.member("program", "kypho/\(Kypho.version)")
      json.member("command", command)
      json.member("began", began.text)
      json.member("ended", ended.text)
      json.key("seconds")
      json.number(decimal(max(ended - began, .zero) / .seconds(1)))
      if let server { json.member("server", server) }
      if let outbox { json.member("outbox", outbox) }
      json.member("exitStatus", Int(exitStatus.rawValue))
      if let end { json.member("end", end.name) }
      if let reason = end?.reason {
        json.key("reason")
        json.object { json in
          json.member("code", reason.code)
          json.member("message", reason.message)
        }
      }
      if let failure { json.member("failure", failure) }
      json.key("input")
      json.object { json in
        json.member("read", intake.read)
        json.member("rejected", intake.rejected)
        json.member("queued", intake.queued)
        json.member("unchanged", intake.unchanged)
      }
      writeItems(&json)
      writeAttempts(&json)
      json.counts("files", files.sorted { $0.key < $1.key }) { $0.string($1) }
    }
    return json.finish() + [0x0A]
  }

  private func writeItems(_ json: inout JSONWriter) {
    json.key("items")
    json.object { json in
      json.member("delivered", tally[.delivered])
      json.member("rejected", tally[.rejected])
      json.member("dead", tally[.dead])
      json.member("unknown", status?[.unknown] ?? 0)
      json.member("kept", keptCount)
      json.member("blocked", status?.blockedCount ?? 0)
    }
    if !others.isEmpty {
      let states = [OutboxState.delivered, .rejected, .dead].map {
        ($0.rawValue, others.settled[$0] ?? 0)
      }
      json.counts("others", states + [("kept", others.openCount)]) { $0.integer($1) }
    }
    guard let status else { return }
    let counts = OutboxState.allCases.map { ($0.rawValue, status[$0]) }
    json.counts("queue", counts) { $0.integer($1) }
  }

  private func writeAttempts(_ json: inout JSONWriter) {
    let statistics = tally.statistics
    let outcomes = DeliveryOutcome.Kind.allCases.map { ($0.rawValue, statistics[$0]) }
    json.counts("attempts", outcomes) { $0.integer($1) }
    json.member("requests", statistics.requests)
    json.member("retries", tally.retryCount)
    json.member("recovered", tally.recoveredCount)
    let waits = tally.waits.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    json.counts("waits", waits) { $0.integer($1) }
    let statuses = statistics.statuses.sorted { $0.key < $1.key }.map { ("\($0.key)", $0.value) }
    json.counts("statuses", statuses) { $0.integer($1) }
    let reasons = statistics.reasons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    json.counts("reasons", reasons) { $0.integer($1) }
    for (name, times) in [
      ("latency", statistics.latencies.summary), ("serverTime", statistics.serverTimes.summary),
    ] {
      guard let times else { continue }
      let values = [
        ("mean", times.mean), ("p50", times.p50), ("p95", times.p95), ("p99", times.p99),
        ("max", times.max),
      ]
      json.counts(name, values) { $0.number(decimal($1 / .milliseconds(1))) }
    }
    json.counts(
      "bytes", [("sent", statistics.bytesSent), ("received", statistics.bytesReceived)]
    ) { $0.integer(Int($1)) }
    json.member("connections", statistics.connectionsOpened)
  }

  /// A number with three decimals at most, never in powers of ten.
  private func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let thousandths = Int((value * 1000).rounded())
    let rest = String(thousandths % 1000 + 1000).dropFirst()
    return thousandths % 1000 == 0 ? "\(thousandths / 1000)" : "\(thousandths / 1000).\(rest)"
  }
}

extension JSONWriter {
  /// Writes a member with an object whose members are given as pairs.
  mutating func counts<Value>(
    _ key: String, _ pairs: some Sequence<(String, Value)>,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    self.key(key)
    object { json in
      for (name, value) in pairs {
        json.key(name)
        write(&json, value)
      }
    }
  }
}
