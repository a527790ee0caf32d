import Foundation
import LosslessJSON

/// The outbox as the program shows it.
struct Queue {
  /// An item of it.
  struct Item {
    var id: Int
    var key: String
    var version: Int
    var state: String
    var isUncertain: Bool
    var attempts: Int
    /// The code and the words of why it is where it is.
    var reason: (code: String, words: String)

    /// Whether it was refused or given up.
    var hasFailed: Bool { state == "rejected" || state == "dead" }
  }

  var items: [Item] = []

  /// The lines of `kypho outbox list --format json`.
  init(lines: String) throws {
    for line in lines.split(separator: "\n") {
      let value = try JSONDocument(Array(line.utf8)).value
      guard let id = value["item"]?.integer, let key = value["key"]?.string,
        let state = value["state"]?.string
      else { throw HistoryError("a line of 'outbox list' is not understood") }
      items.append(
        Item(
          id: id, key: key, version: value["version"]?.integer ?? 0, state: state,
          isUncertain: value["uncertain"]?.boolean ?? false,
          attempts: value["attempts"]?.integer ?? 0,
          reason: (
            value["reason"]?["code"]?.string ?? "", value["reason"]?["message"]?.string ?? ""
          )))
    }
  }

  /// The last item of a key.
  func last(of key: String) -> Item? { items.last { $0.key == key } }

  var delivered: Set<Int> { Set(items.filter { $0.state == "delivered" }.map(\.id)) }
}
