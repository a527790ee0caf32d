import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A server that is down, busy or silent is left alone, and found again", .takingTurns)
struct
  ServerStateTests
{
  /// A run with items 1 to 32, of which as many are in flight as there are places.
  private func running(_ change: (inout SendingPolicy) -> Void = { _ in }) -> MachineFixture {
    var run = MachineFixture(change)
    _ = run.next()
    run.claim(1...32)
    _ = run.next()
    run.claimNothing()
    return run
  }

  @Test("failures in a row open the circuit; then one request asks whether the server is back")
  func circuit() {
    var run = running()
    for id: Int64 in 1...3 { run.end(id, .refusedConnection) }
    #expect(run.next().begins == [5, 6, 7])
    run.end(4, .refusedConnection)
    let open = Turn.Wait(until: .milliseconds(500), reason: .circuitOpen)
    #expect(run.next() == Turn(withdraws: true, wait: open))
    // What was under way when it opened does not make the wait longer.
    for id: Int64 in 5...7 { run.end(id, .noAnswer, at: .milliseconds(100)) }
    #expect(run.next(.milliseconds(499)) == Turn(wait: open))
    #expect(run.next(.milliseconds(500)).begins == [8])
    #expect(run.next(.milliseconds(500)).begins == [])
    run.end(8, .refusedConnection, at: .milliseconds(501))
    #expect(
      run.next(.milliseconds(501))
        == Turn(wait: .init(until: .milliseconds(1501), reason: .circuitOpen)))
    #expect(run.next(.milliseconds(1501)).begins == [9])
    run.end(9, .delivered, at: .milliseconds(1502))
    #expect(run.next(.milliseconds(1502)).begins == [10, 11, 12, 13])
  }

  @Test("an answer of any kind keeps the circuit closed")
  func answersKeepItClosed() {
    var run = running()
    for round in 0..<5 {
      for id in Int64(round * 4 + 1)...Int64(round * 4 + 3) { run.end(id, .noAnswer) }
      run.end(Int64(round * 4 + 4), .conflict, status: 409)
      #expect(run.machine.circuit.state == .closed(failures: 0))
      #expect(run.next().begins.count == 4)
    }
  }

  @Test("a probe that is not sent after all leaves the place to another")
  func withdrawnProbe() {
    var run = running { $0.circuitThreshold = 1 }
    run.end(1, .refusedConnection)
    for id: Int64 in 2...4 { run.end(id, .refusedConnection) }
    #expect(run.next(.seconds(1)).begins == [5])
    run.machine.withdrew([5], at: MachineFixture.at(.seconds(1)))
    #expect(run.next(.seconds(1)).begins == [6])
  }

  @Test("Retry-After of one answer pauses the whole run, once for all that were in flight")
  func pause() {
    var run = running()
    let transition = run.end(1, .busy(.seconds(10)), status: 429)
    #expect(transition?.state == .pending)
    #expect(MachineFixture.due(transition) == .seconds(10))
    run.end(2, .busy(.seconds(10)), status: 429, at: .seconds(1))
    #expect(run.end(3, .delivered, at: .seconds(2))?.state == .delivered)
    let pause = Turn.Wait(until: .seconds(11), reason: .serverAsked)
    #expect(run.next(.seconds(2)) == Turn(withdraws: true, wait: pause))
    #expect(run.next(.seconds(11)).begins == [5, 6, 7])
  }

  @Test("503 with Retry-After is a pause; without it, a sign that the server is down")
  func unavailable() {
    var run = running()
    let reason = DeliveryReason("http-503", "unavailable")
    run.end(1, .notApplied(reason, retryAfter: .seconds(2)), status: 503)
    #expect(run.machine.circuit.state == .closed(failures: 0))
    #expect(run.machine.pause.end(at: .zero) == .seconds(2))
    run.end(2, .unknown(reason), status: 503)
    #expect(run.machine.circuit.state == .closed(failures: 1))
  }

  @Test("a 429 inside the answer to a batch pauses too")
  func pauseInsideABatch() {
    var run = running()
    run.end(1, .busy(), status: 200)
    #expect(run.machine.pause.end(at: .zero) == .milliseconds(500))
  }

  @Test("without Retry-After the pauses double until something gets through")
  func pausesDouble() {
    var run = running { $0.patience = .seconds(3600) }
    var pause = ServerPause(SendingPolicy())
    var longest = LongestDelays()
    var end = Duration.zero
    for wait in [Duration.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)] {
      let now = end
      end = pause.ask(for: nil, at: now, using: &longest)
      #expect(end == now + wait)
      // However many requests were in flight together, they count as one.
      #expect(pause.ask(for: nil, at: now, using: &longest) == end)
    }
    pause.succeed()
    #expect(pause.ask(for: nil, at: .seconds(8), using: &longest) == .milliseconds(8500))
    // "In 0 s" says nothing.
    #expect(pause.ask(for: .zero, at: .seconds(9), using: &longest) == .seconds(10))
    run.end(1, .busy(.seconds(86_400)), status: 429)
    // Not longer than the policy's longest delay.
    #expect(run.machine.pause.end(at: .zero) == .seconds(300))
  }

  @Test("a pause that would outlast the patience ends the run at once")
  func pauseBeyondPatience() {
    var run = running { $0.concurrency = 1 }
    run.end(1, .busy(.seconds(60)), status: 429, at: .seconds(1))
    let turn = run.next(.seconds(1))
    #expect(turn.end == .outOfPatience(DeliveryReason("http-429", "busy")))
    #expect(turn.releases == Array(2...32))
  }

  @Test("nothing but failures for as long as the patience ends the run; success begins it anew")
  func patience() {
    var run = running()
    run.end(1, .delivered, at: .seconds(25))
    _ = run.next(.seconds(25))
    run.end(2, .failed, status: 500, at: .seconds(54))
    #expect(run.machine.state == .running)
    run.end(3, .failed, status: 500, at: .seconds(55))
    #expect(
      run.machine.state == .ending(.outOfPatience(DeliveryReason("http-500", "the server failed"))))
    // One that was still out succeeds: the server is there after all.
    run.end(4, .delivered, at: .seconds(56))
    #expect(run.machine.state == .running)
  }

  @Test("one item that fails again and again ends the run too")
  func patienceWithOneItem() {
    var run = MachineFixture { $0.maximumDelay = .seconds(1) }
    var now = Duration.zero
    while case let turn = run.next(now), turn.end == nil, now < .seconds(60) {
      if turn.claims > 0 {
        if turn.begins.isEmpty { run.claim(1...1, at: now) } else { run.claimNothing(at: now) }
      }
      for id in turn.begins { run.end(id, .failed, status: 500, at: now) }
      now += .milliseconds(500)
    }
    #expect(now >= .seconds(30) && now < .seconds(32))
  }

  @Test("a slow server is no reason to lose patience while its answers are out")
  func slowServer() {
    var run = running()
    #expect(run.next(.seconds(100)) == Turn())
    for id: Int64 in 1...4 { run.end(id, .delivered, at: .seconds(100), duration: .seconds(100)) }
    #expect(run.next(.seconds(100)).begins == [5, 6, 7, 8])
  }

  @Test("items that are due only after the patience are left for another run")
  func dueTooLate() {
    var run = MachineFixture()
    _ = run.next()
    run.claimNothing(due: .seconds(31))
    guard case .outOfPatience(let reason) = run.next().end else {
      Issue.record("\(run.machine.state)")
      return
    }
    #expect(reason.code == "not-due")
  }

  @Test("what another sender holds is looked at again soon, as long as patience lasts")
  func heldElsewhere() {
    var run = MachineFixture()
    _ = run.next()
    run.claimNothing(due: .seconds(250), othersHold: true)
    let wait = Turn.Wait(until: .milliseconds(500), reason: .notDue)
    #expect(run.next() == Turn(wait: wait))
    #expect(run.next(.milliseconds(500)).claims > 0)
    run.claim(1...1, at: .milliseconds(500))
    #expect(run.next(.milliseconds(500)).begins == [1])
    run.end(1, .delivered, at: .seconds(1))
    _ = run.next(.seconds(1))
    run.claimNothing(due: .seconds(250), othersHold: true, at: .seconds(31))
    guard case .outOfPatience(let reason) = run.next(.seconds(31)).end else {
      Issue.record("\(run.machine.state)")
      return
    }
    #expect(reason.code == "held-elsewhere")
  }

  @Test("a rate lets one begin at a time, and its waits do not cost patience")
  func rate() {
    var run = MachineFixture { $0.rate = 0.01 }
    _ = run.next()
    run.claim(1...3)
    #expect(run.next().begins == [1])
    run.claimNothing()
    run.end(1, .delivered, at: .seconds(1))
    _ = run.next(.seconds(1))
    run.claimNothing(at: .seconds(1))
    #expect(
      run.next(.seconds(1)) == Turn(wait: .init(until: .seconds(100), reason: .rate)))
    #expect(run.next(.seconds(100)).begins == [2])
    run.end(2, .failed, status: 500, at: .seconds(101))
    #expect(run.machine.state == .running)
  }

  @Test(
    "a rate that is none is no limit",
    arguments: [nil, 0, -1, .infinity, .nan] as [Double?])
  func noRate(rate: Double?) {
    var limit = RateLimit(perSecond: rate)
    limit.begin(at: .seconds(1))
    #expect(limit.wait(at: .seconds(1)) == nil)
  }

  @Test("two requests are never closer than the rate's interval, also after a quiet time")
  func rateWithoutBurst() {
    var limit = RateLimit(perSecond: 5)
    limit.begin(at: .seconds(10))
    #expect(limit.wait(at: .milliseconds(10_199)) == .milliseconds(10_200))
    #expect(limit.wait(at: .milliseconds(10_200)) == nil)
    var slowest = RateLimit(perSecond: 1e-300)
    slowest.begin(at: .zero)
    #expect(slowest.wait(at: .zero) == .seconds(86_400))
  }
}
