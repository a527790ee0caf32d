/// The places in flight: each takes what is next, sends it, and leaves word of what came of it.
struct SendingCrew: Sendable {
  let transport: any RequestSending
  let dialect: any DeliveryDialect
  let store: any OutboxStore
  let clock: any SendingClock
  let dispatch: Dispatch
  let mailbox: Mailbox<SendingMessage>
  let lease: SendingLease
  let figures: SendingFigures

  /// Works until the dispatch is closed.
  func work(places: Int) async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(places, 1) {
        group.addTask {
          while let job = await dispatch.next() {
            let message = await carry(job)
            if message.isAlarming { dispatch.hold() }
            // What must not be sent twice is on record at once, lest a crash leave it to a person.
            let isPressing = message.isAlarming || !job.item.isRepeatable
            mailbox.post(message, ringing: isPressing || dispatch.isLow)
          }
        }
      }
    }
  }

  private func carry(_ job: SendingJob) async -> SendingMessage {
    var job = job
    if Task.isCancelled { return .unsent(job, nil) }
    if job.locations == nil {
      do throws(OutboxError) {
        let references = dialect.referencesToLocate(in: job.item)
        job.locations = references.isEmpty ? [:] : try await store.locations(of: references)
      } catch {
        return .unsent(job, Task.isCancelled ? nil : error)
      }
    }
    do throws(UnsendableItem) {
      let request = try dialect.request(for: job.item, locations: job.locations ?? [:])
      return await carry(request, of: job)
    } catch {
      let outcome = DeliveryOutcome.rejected(error.reason)
      let end = AttemptEnd(
        outcome: outcome, isUnsendable: true, doneEntries: job.item.doneEntries,
        refusedEntries: job.item.refusedEntries, locations: job.learned)
      return .carried(job, end, DeliveryResult(id: job.requestID, outcome: outcome))
    }
  }

  private func carry(_ request: DialectRequest, of job: SendingJob) async -> SendingMessage {
    guard lease.allows(job.term) else { return .lapsed(job) }
    var job = job
    let id = job.requestID
    let began = clock.now()
    if job.beganAt == nil { job.beganAt = began.wall }
    figures.requestBegins()
    let verdict: DialectVerdict
    var result: DeliveryResult
    do throws(DeliveryFailure) {
      let response = try await transport.send(request, requestID: id, timeout: nil)
      verdict = dialect.verdict(on: response, to: request, of: job.item)
      result = DeliveryResult(id: id, outcome: verdict.outcome, response: response)
    } catch {
      verdict = DialectVerdict(error.outcome, isComplete: false)
      result = DeliveryResult(id: id, outcome: error.outcome, error: error.transferError)
    }
    figures.requestEnds()
    let duration = clock.now().elapsed - began.elapsed
    job.duration += duration
    let before = job.item.doneEntries
    job.item.doneEntries.formUnion(verdict.doneEntries)
    job.item.refusedEntries.merge(verdict.refusedEntries) { $1 }
    job.learned.merge(verdict.locations) { $1 }
    job.locations?.merge(verdict.locations) { $1 }
    if case .delivered = verdict.outcome, !verdict.isComplete, verdict.locations.isEmpty,
      job.item.doneEntries == before
    {
      // The next request would be the same, without end.
      result.outcome = .unknown(
        DeliveryReason("no-progress", "the answer says that all is well, and not which part is"))
    }
    let end = AttemptEnd(
      outcome: result.outcome, status: result.status, isComplete: verdict.isComplete,
      doneEntries: job.item.doneEntries, refusedEntries: job.item.refusedEntries,
      locations: job.learned, duration: duration)
    return .carried(job, end, result)
  }
}

/// What sends a request once and brings the whole answer.
protocol RequestSending: Sendable {
  func send(
    _ request: DialectRequest, requestID: String, timeout: Duration?
  ) async throws(DeliveryFailure) -> HTTPResponse
}

extension DeliveryEndpoint: RequestSending {}
