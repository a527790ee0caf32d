/// What became of many deliveries.
public struct DeliveryStatistics: Sendable, Hashable {
  /// How many ended in each way.
  public private(set) var outcomes: [DeliveryOutcome.Kind: Int] = [:]
  /// How many answers had each status.
  public private(set) var statuses: [Int: Int] = [:]
  /// How many were not delivered for each reason, by its code.
  public private(set) var reasons: [String: Int] = [:]
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

  /// Counts a result.
  public mutating func add(_ result: DeliveryResult) {
    outcomes[result.outcome.kind, default: 0] += 1
    if let status = result.status { statuses[status, default: 0] += 1 }
    if let reason = result.outcome.reason { reasons[reason.code, default: 0] += 1 }
    bytesSent += result.metrics.bytesSent
    bytesReceived += result.metrics.bytesReceived
    connectionsOpened += result.metrics.connectionsOpened
    guard result.response != nil else { return }
    latencies.add(result.metrics.phases.total)
    serverTimes.add(result.metrics.phases.serverTime)
  }

  /// Adds the counts of another.
  public mutating func add(_ other: Self) {
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
    statuses.merge(other.statuses, uniquingKeysWith: +)
    reasons.merge(other.reasons, uniquingKeysWith: +)
    latencies.add(other.latencies)
    serverTimes.add(other.serverTimes)
    bytesSent += other.bytesSent
    bytesReceived += other.bytesReceived
    connectionsOpened += other.connectionsOpened
  }
}
