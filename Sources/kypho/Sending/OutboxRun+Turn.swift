import FHIRDelivery
import KyphoplastyFHIR
import Logging

extension OutboxRun {
  /// What came of the right to send.
  struct Turn {
    var end: SendingReport.End?
    /// What others did before this run had the right; nil where they may do something until its end.
    var others: OthersWork?
    var hasStatement = false
  }

  /// Sends, once nobody else does.
  func sendWhenFree() async throws -> Turn {
    guard try await takeTurn() else { return Turn() }
    defer { outbox.endTurn() }
    var turn = Turn()
    if outbox.hasOneSender {
      turn.others = try await followed.fate(in: outbox.store)
      followed.stop()
    }
    let recovered = try await outbox.recover()
    if recovered > 0 {
      observer.receive(.recovered(recovered))
      log?.notice("items were taken back", metadata: ["count": "\(recovered)"])
    }
    let dialect: FHIRDialect
    do {
      dialect = try await choice.dialect(
        for: endpoint, from: outbox.store, patience: policy.patience, talk: talk, log: log,
        isStopping: { isStopping })
    } catch let failure as StatementFailure {
      turn.end = isStopping ? .stopped : failure.end
      return turn
    }
    turn.hasStatement = needsStatement
    let sender = OutboxSender(
      store: outbox.store, endpoint: endpoint, dialect: dialect, identity: outbox.identity,
      policy: policy, expectsInput: true, log: log)
    handle.take(sender)
    defer {
      if endpoint.refusesCompression {
        talk.note(
          "the server reads no compressed bodies, and got them as they are: leave server.gzip off")
      }
    }
    do {
      turn.end = try await sender.run { [observer, followed] event in
        switch event {
        case .ended(let step) where step.state.isSettled: followed.end(step.item)
        case .gaveUp(let item): followed.end(item.id)
        default: break
        }
        observer.receive(event)
      }.end
    } catch {
      // What is still held would be nobody's until the lease is over.
      await outbox.leave()
      throw error
    }
    await outbox.leave()
    return turn
  }

  /// Waits until nobody else sends from this outbox, as long as the patience lasts; false where somebody still does.
  private func takeTurn() async throws -> Bool {
    let deadline = ContinuousClock.now + policy.patience
    var isSaid = false
    while let holder = try outbox.takeTurn() {
      guard ContinuousClock.now < deadline, !isStopping else {
        talk.error(
          "\(holder) sends from \(outbox.store.name): what is queued here is sent by it or by the next run"
        )
        return false
      }
      if !isSaid { talk.note("\(holder) sends from \(outbox.store.name); waiting for its end") }
      isSaid = true
      try await Task.sleep(for: .milliseconds(100))
    }
    return true
  }
}
