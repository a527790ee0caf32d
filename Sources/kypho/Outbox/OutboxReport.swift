import FHIRDelivery
import LosslessJSON

/// How the commands on the outbox write what they have found.
enum ReportFormat: String, CaseIterable {
  case text, json
}

extension OutboxStatus {
  /// The counts for a person.
  func text(outbox: String, target: String?, at now: UnixTime) -> String {
    var table = TextTable()
    table.row("outbox", outbox)
    if let target { table.row("server", target) }
    table.row("sender", sender.map { "\($0) sends now" } ?? "nobody sends now")
    for state in OutboxState.allCases where self[state] > 0 {
      table.row(state.rawValue, "\(self[state])")
    }
    if counts.values.allSatisfy({ $0 == 0 }) { table.row("items", "none") }
    if waitingCount > 0 {
      let next = nextDue.map {
        ", the next in \(SendingLine.span(max($0 - now, .zero) / .seconds(1)))"
      }
      table.row("waiting", "\(waitingCount) not due yet\(next ?? "")")
    }
    if blockedCount > 0 {
      table.row(
        "blocked",
        "\(blockedCount) wait\(blockedCount == 1 ? "s" : "") for one that was refused, given up or dropped"
      )
    }
    if unsettledBytes > 0 { table.row("size", "\(unsettledBytes.bytes) to send") }
    if let oldestQueuedAt { table.row("oldest", "queued \(oldestQueuedAt.text)") }
    if let lastDeliveredAt { table.row("last", "delivered \(lastDeliveredAt.text)") }
    return table.text
  }

  /// The counts as one JSON object.
  func json(outbox: String, target: String?) -> [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.object { json in
      json.member("outbox", outbox)
      if let target { json.member("server", target) }
      json.counts("items", OutboxState.allCases.map { ($0.rawValue, self[$0]) }) { $0.integer($1) }
      json.member("waiting", waitingCount)
      json.member("blocked", blockedCount)
      json.member("unsettled", unsettledCount)
      json.member("unsettledBytes", Int(unsettledBytes))
      if let oldestQueuedAt { json.member("oldestQueued", oldestQueuedAt.text) }
      if let nextDue { json.member("nextDue", nextDue.text) }
      if let lastDeliveredAt { json.member("lastDelivered", lastDeliveredAt.text) }
      if let sender {
        json.key("sender")
        json.object { json in
          json.member("host", sender.host)
          json.member("process", Int(sender.process))
        }
      }
    }
    return json.finish() + [0x0A]
  }
}

extension OutboxItem {
  /// The item as a member of a JSON document, without its body.
  func write(to json: inout JSONWriter, attempts list: [OutboxAttempt]? = nil) {
    json.object { json in
      json.member("item", Int(id))
      json.member("key", key)
      json.member("version", version)
      json.member("state", state.rawValue)
      json.member("uncertain", isUncertain)
      json.member("shared", isShared)
      json.member("attempts", attempts)
      json.member("bytes", bodyLength)
      json.member("queued", queuedAt.text)
      if !state.isSettled { json.member("due", dueAt.text) }
      if let settledAt { json.member("settled", settledAt.text) }
      if let place { json.member("place", place) }
      json.member("producer", producer)
      if let reason {
        json.key("reason")
        reason.write(to: &json)
      }
      if let list {
        json.key("log")
        json.array { json in
          for attempt in list { attempt.write(to: &json) }
        }
      }
    }
  }
}

extension OutboxAttempt {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("began", beganAt.text)
      json.member("milliseconds", Int(duration.wholeMilliseconds))
      json.member("outcome", outcome.rawValue)
      if let status { json.member("status", status) }
      json.member("request", requestID)
      if let reason {
        json.key("reason")
        reason.write(to: &json)
      }
    }
  }
}

extension DeliveryReason {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("code", code)
      json.member("message", message)
    }
  }
}
