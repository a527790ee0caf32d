import TestSupport

/// What a person decides about the queue between two runs.
enum Decision: Hashable {
  /// `outbox reconcile`, which may ask about what counts as delivered too.
  case reconcile(delivered: Bool)
  /// `outbox drop` of what is not delivered of a key.
  case drop(String)
  /// `outbox retry` of whatever came to rest of a key and was not delivered.
  ///
  /// What was delivered is left out: sent again, it brings back its patient as that encounter had it, and another one may
  /// have corrected the patient since.
  case retry(String)

  /// What it is counted as.
  var kind: String {
    switch self {
    case .reconcile(false): "reconcile"
    case .reconcile(true): "reconcile --delivered"
    case .drop: "drop"
    case .retry: "retry"
    }
  }

  /// Draws one, or none.
  static func draw(_ records: Records, using generator: inout SeededGenerator) -> Decision? {
    let key = records.anyKey(using: &generator) ?? "H-0"
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .reconcile(delivered: false)
    case 1: return .reconcile(delivered: true)
    case 2: return .drop(key)
    case 3: return .retry(key)
    default: return nil
    }
  }

  /// The command after `kypho outbox`, and how it may end.
  var command: (arguments: [String], ends: Set<Int32>) {
    switch self {
    case .reconcile(let delivered):
      (["reconcile", "--settling", "1"] + (delivered ? ["--delivered"] : []), [0, 69, 75])
    case .drop(let key): (["drop", "--key", key, "--yes"], [0, 65])
    case .retry(let key):
      (["retry", "--key", key, "--state", "rejected,dead,dropped"], [0, 65])
    }
  }
}
