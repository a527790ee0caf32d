internal import Synchronization

/// How large a request was when the server, or a proxy before it, found it too large (413).
///
/// Neither says how large one may be, so the next ones aim at half of what was refused. What cannot be cut so small still
/// goes as long as it is smaller than that.
final class LearnedSize: Sendable {
  private let refused = Mutex<Int?>(nil)

  /// The smallest size that was refused; nil where none was.
  var smallestRefused: Int? { refused.withLock { $0 } }

  /// What requests aim at.
  var target: Int? { smallestRefused.map { max($0 / 2, 1) } }

  /// A request of so many bytes was too large.
  func refuse(_ bytes: Int) {
    refused.withLock { $0 = min($0 ?? bytes, bytes) }
  }
}
