/// What tasks leave for the thread, in their order.
struct TransferQueue {
  private var transfers: [Transfer?] = []
  private var taken = 0

  /// Transfers that were cancelled while they ran.
  var cancelled: [Transfer] = []
  /// Whether nothing more is accepted.
  var isClosed = false
  /// Whether the thread is done, or never began.
  var hasEnded = false
  /// Who waits for the end of the thread.
  var endWaiters: [CheckedContinuation<Void, Never>] = []

  var isEmpty: Bool { taken == transfers.count }

  mutating func append(_ transfer: Transfer) {
    transfers.append(transfer)
  }

  /// Takes the first ones.
  ///
  /// Their places are emptied at once, for a transfer holds a body; the places themselves go in large pieces, so that a
  /// long queue costs no more than a short one.
  mutating func take(_ count: Int) -> [Transfer] {
    var next: [Transfer] = []
    while next.count < count,
      let transfer = transfers.indices.contains(taken) ? transfers[taken] : nil
    {
      next.append(transfer)
      transfers[taken] = nil
      taken += 1
    }
    if taken > 256, taken * 2 > transfers.count {
      transfers.removeFirst(taken)
      taken = 0
    }
    return next
  }
}
