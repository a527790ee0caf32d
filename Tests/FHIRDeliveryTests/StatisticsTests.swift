import FHIRDelivery
import TestSupport
import Testing

@Suite("Many deliveries are summed up", .takingTurns) struct StatisticsTests {
  private func result(_ id: Int, _ outcome: DeliveryOutcome, status: Int, milliseconds: Int)
    -> DeliveryResult
  {
    var metrics = TransferMetrics()
    metrics.phases.total = .milliseconds(milliseconds)
    metrics.phases.requestSent = .milliseconds(1)
    metrics.phases.firstByte = .milliseconds(milliseconds)
    metrics.bytesSent = 100
    metrics.bytesReceived = 10
    metrics.connectionsOpened = 1
    return DeliveryResult(
      id: "\(id)", outcome: outcome, response: HTTPResponse(status: status, metrics: metrics))
  }

  @Test("outcomes, statuses, reasons, bytes and connections are counted")
  func counts() {
    let busy = DeliveryReason("http-429", "busy")
    var statistics = DeliveryStatistics()
    statistics.add(result(1, .delivered, status: 200, milliseconds: 5))
    statistics.add(result(2, .delivered, status: 200, milliseconds: 5))
    statistics.add(result(3, .notApplied(busy, retryAfter: nil), status: 429, milliseconds: 5))
    statistics.add(
      DeliveryResult(id: "4", outcome: .unknown(DeliveryReason("transfer-timeout", ""))))
    var twice = statistics
    twice.add(statistics)
    for (counted, factor) in [(statistics, 1), (twice, 2)] {
      #expect(counted.total == 4 * factor)
      // No request went out for the one that has neither an answer nor a failed transfer.
      #expect(counted.requests == 3 * factor)
      #expect(counted[.delivered] == 2 * factor)
      #expect(counted[.notApplied] == 1 * factor)
      #expect(counted[.unknown] == 1 * factor)
      #expect(counted[.rejected] == 0)
      #expect(counted.statuses == [200: 2 * factor, 429: 1 * factor])
      #expect(counted.reasons == ["http-429": 1 * factor, "transfer-timeout": 1 * factor])
      #expect(counted.bytesSent == Int64(300 * factor))
      #expect(counted.bytesReceived == Int64(30 * factor))
      #expect(counted.connectionsOpened == 3 * factor)
      #expect(counted.latencies.count == 3 * factor)
      #expect(counted.serverTimes.summary?.max == .milliseconds(4))
    }
  }

  @Test("percentiles are never too small, and too large by less than 0.4 %: 1 to 100 in any order")
  func percentiles() throws {
    var latencies = LatencyDistribution()
    #expect(latencies.summary == nil)
    for value in (1...100).map({ $0 * 37 % 101 }) { latencies.add(.milliseconds(value)) }
    let summary = try #require(latencies.summary)
    #expect(summary.mean == .microseconds(50_500))
    for (percentile, value) in [(summary.p50, 50), (summary.p95, 95), (summary.p99, 99)] {
      #expect(percentile >= .milliseconds(value))
      #expect(percentile / .milliseconds(value) < 1.004)
    }
    #expect(summary.max == .milliseconds(100))
  }

  @Test("every size of value is within its step, from the first to the last")
  func steps() {
    for exponent in 0..<32 {
      for value in [(1 << exponent) - 1, 1 << exponent, (1 << exponent) * 5 / 4] {
        var latencies = LatencyDistribution()
        latencies.add(.microseconds(value))
        latencies.add(.seconds(5000))
        let found = latencies.summary?.p50 ?? .zero
        #expect(found >= .microseconds(value) && found <= .microseconds(value * 257 / 256))
      }
    }
  }

  @Test("a single value is all of them, and extremes do not trap")
  func extremes() throws {
    var one = LatencyDistribution()
    one.add(.microseconds(7))
    #expect(one.summary?.p50 == .microseconds(7))
    #expect(one.summary?.p99 == .microseconds(7))
    for duration in [Duration.seconds(-1), .zero, .seconds(4295), .seconds(Int64.max)] {
      one.add(duration)
    }
    #expect(one.count == 5)
    #expect(one.summary?.max == .microseconds(Int64(UInt32.max)))
  }
}
