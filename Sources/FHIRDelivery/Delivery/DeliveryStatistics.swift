/// What became of many deliveries.
public struct DeliveryStatistics: Sendable, Hashable {
  /// How many ended in each way.
  public private(set) var outcomes: [DeliveryOutcome.Kind: Int] = [:]
  /// How many requests went out; what goes in parts takes several for one outcome.
  public private(set) var requests = 0
  /// How many answers had each status.
  public private(set) var statuses: [Int: Int] = [:]
  /// How many were not delivered for each reason, by its code.
  public private(set) var reasons: [String: Int] = [:]
  /// How many repeated an earlier attempt.
  public private(set) var retries = 0
  /// For how long nothing was sent, by the reason.
  public private(set) var waits: [SendingEvent.WaitReason: Duration] = [:]
  /// How long deliveries took that got a whole answer.
  public private(set) var latencies = LatencyDistribution()
  /// How much of that was the server's.
  public private(set) var serverTimes = LatencyDistribution()
  /// Bytes of the requests.
  public private(set) var bytesSent: Int64 = 0
  /// Bytes of the answers.
  public private(set) var bytesReceived: Int64 = 0
  /// Connections that were made.
  public private(set) var connectionsOpened = 0

  /// Nothing yet.
  public init() {}

  /// How many there were.
  public var total: Int { outcomes.values.reduce(0, +) }

  /// How many ended in one way.
  public subscript(kind: DeliveryOutcome.Kind) -> Int { outcomes[kind] ?? 0 }

  /// Counts a result, which may be that of a repetition.
  public mutating func add(_ result: DeliveryResult, isRepetition: Bool = false) {
    outcomes[result.outcome.kind, default: 0] += 1
    if let reason = result.outcome.reason { reasons[reason.code, default: 0] += 1 }
    if isRepetition { retries += 1 }
    addPart(result)
  }

  /// Counts the request of a part that has gone well: its status, bytes and times, but no outcome.
  public mutating func addPart(_ result: DeliveryResult) {
    if result.response != nil || result.error != nil { requests += 1 }
    if let status = result.status { statuses[status, default: 0] += 1 }
    bytesSent += result.metrics.bytesSent
    bytesReceived += result.metrics.bytesReceived
    connectionsOpened += result.metrics.connectionsOpened
    guard result.response != nil else { return }
    latencies.add(result.metrics.phases.total)
    serverTimes.add(result.metrics.phases.serverTime)
  }

  /// Counts a wait.
  public mutating func addWait(_ wait: Duration, _ reason: SendingEvent.WaitReason) {
    waits[reason, default: .zero] += wait
  }

  /// Adds the counts of another.
  public mutating func add(_ other: Self) {
    requests += other.requests
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
    statuses.merge(other.statuses, uniquingKeysWith: +)
    reasons.merge(other.reasons, uniquingKeysWith: +)
    retries += other.retries
    waits.merge(other.waits, uniquingKeysWith: +)
    latencies.add(other.latencies)
    serverTimes.add(other.serverTimes)
    bytesSent += other.bytesSent
    bytesReceived += other.bytesReceived
    connectionsOpened += other.connectionsOpened
  }
}
