#if PostgreSQL
  internal import FHIRDelivery

  /// How far the database's clock is ahead of this host's.
  ///
  /// All times in the database are by its own clock: of two hosts whose clocks differ by more than a lease, one would
  /// take away what the other is sending. A difference under a second is none.
  ///
  /// It is measured anew in each transaction, against the very time that the caller goes by: a run reads its host's clock
  /// once, and a clock that is set meanwhile moves nothing.
  struct ClockShift: Sendable {
    private let shift: Duration

    init(database: UnixTime, host: UnixTime) {
      let difference = database - host
      shift = abs(difference / .seconds(1)) < 1 ? .zero : difference
    }

    /// No difference.
    static let none = Self(database: UnixTime(milliseconds: 0), host: UnixTime(milliseconds: 0))

    /// A moment of this host, by the database's clock.
    func database(_ time: UnixTime) -> UnixTime { shift == .zero ? time : time + shift }

    /// What a sender has decided, by the database's clock.
    func database(_ updates: [OutboxUpdate]) -> [OutboxUpdate] {
      guard shift != .zero else { return updates }
      return updates.map { update in
        guard case .end(let id, var attempt, var transition) = update else { return update }
        attempt.beganAt = database(attempt.beganAt)
        transition.dueAt = database(transition.dueAt)
        return .end(id, attempt, transition)
      }
    }

    /// A moment of the database, by this host's clock.
    func host(_ time: UnixTime) -> UnixTime { shift == .zero ? time : time + (.zero - shift) }

    /// An item, by this host's clock.
    func host(_ item: OutboxItem) -> OutboxItem {
      var item = item
      item.dueAt = host(item.dueAt)
      item.queuedAt = host(item.queuedAt)
      item.retriedAt = item.retriedAt.map { host($0) }
      item.settledAt = item.settledAt.map { host($0) }
      return item
    }

    /// An attempt, by this host's clock.
    func host(_ attempt: OutboxAttempt) -> OutboxAttempt {
      var attempt = attempt
      attempt.beganAt = host(attempt.beganAt)
      return attempt
    }

    /// A claim, by this host's clock.
    func host(_ claim: OutboxClaim) -> OutboxClaim {
      var claim = claim
      claim.items = claim.items.map { host($0) }
      claim.givenUp = claim.givenUp.map { host($0) }
      claim.nextDue = claim.nextDue.map { host($0) }
      return claim
    }

    /// Counts, by this host's clock.
    func host(_ status: OutboxStatus) -> OutboxStatus {
      var status = status
      status.oldestQueuedAt = status.oldestQueuedAt.map { host($0) }
      status.nextDue = status.nextDue.map { host($0) }
      status.lastDeliveredAt = status.lastDeliveredAt.map { host($0) }
      return status
    }
  }
#endif
