/// Whether the end of an item that was not delivered can be explained by what a server did wrong.
///
/// Servers here fail for a while, and refuse nothing that is right. So no item may be refused, and one may be given up only
/// after as many attempts as a setting allows, or with what it builds on.
enum Deaths {
  /// Why an item should not have failed; nil where it may have.
  static func objection(to item: Queue.Item, in queue: Queue, clockJumps: Bool) -> String? {
    let name = "item \(item.id) is \(item.state) after \(item.attempts) attempts"
    let words = "[\(item.reason.code)] \(item.reason.words)"
    guard item.state == "dead" else { return "\(name), and nothing was to be refused: \(words)" }
    if item.reason.code == "prerequisite-failed" {
      let mayHaveFailed = queue.items.contains { other in
        other.id < item.id && (other.hasFailed || other.state == "dropped")
      }
      return mayHaveFailed ? nil : "\(name), and all before it are well: \(words)"
    }
    // Attempts that a person has excused are counted among all, so there are never fewer.
    if item.reason.words.contains(/given up after [0-9]+ conflicts/), item.attempts >= 8 {
      return nil
    }
    if item.reason.words.contains(/given up after [0-9]+ attempts/), item.attempts >= 20 {
      return nil
    }
    if clockJumps, item.reason.words.contains("given up, for it is too old") { return nil }
    return "\(name): \(words)"
  }
}
