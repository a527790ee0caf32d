public import Logging

/// Sends what is in an outbox to a server, until nothing is left or it is no use.
///
/// ```swift
/// let sender = OutboxSender(store: outbox, endpoint: endpoint, dialect: dialect, identity: identity)
/// async let report = sender.run { event in … }
/// …                       // queue entries, and call sender.wake() after each batch of them
/// sender.endInput()
/// print(try await report.end)
/// ```
public final class OutboxSender: Sendable {
  private let store: any OutboxStore

  /// Makes a sender; `expectsInput` keeps it waiting for entries until `endInput()`.
  public init(
    store: any OutboxStore, endpoint: DeliveryEndpoint, dialect: any DeliveryDialect,
    identity: SenderIdentity, policy: SendingPolicy = SendingPolicy(), expectsInput: Bool = false,
    log: Logger? = nil
  ) {
    self.store = store
  }

  /// Says that entries were queued.
  public func wake() {}

  /// Says that no more entries come.
  public func endInput() {}

  /// Asks for an end: what is in flight is finished and recorded, nothing more is begun.
  public func stop() {}

  /// Sends until it ends; `receive` gets what happens, in its order.
  public func run(
    _ receive: @escaping @Sendable (SendingEvent) -> Void
  ) async throws(OutboxError) -> SendingReport {
    SendingReport(
      end: .drained, statistics: DeliveryStatistics(),
      status: try await store.status(at: UnixTime(milliseconds: 0)))
  }
}
