/// Fails some entries of a batch, as a server does that runs out of capacity in the middle.
struct EntryFailure: Sendable {
  var status: HTTPStatus
  var share: Double
  var decisions: SeededSequence

  /// The entries, some of them replaced by their failure; the first is where chance would spare all.
  func applied(
    to entries: [Result<BundleEntry, Refusal>]
  ) -> [Result<BundleEntry, Refusal>] {
    var decisions = decisions
    var fails = entries.map { _ in decisions.nextShare() < share }
    if !fails.contains(true), !fails.isEmpty { fails[0] = true }
    return zip(entries, fails).map { entry, fails in
      fails ? .failure(Refusal(status, .throttled, "The server is busy; send it again")) : entry
    }
  }
}
