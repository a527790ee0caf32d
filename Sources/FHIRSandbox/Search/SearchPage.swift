/// Which part of a result is asked for.
struct SearchPage: Sendable {
  /// The parameters that steer a result and are no criteria; `_cursor` stands only in links that the server made.
  static let parameters: Set<String> = ["_count", "_cursor", "_format", "_pretty"]
  static let defaultCount = 50
  static let maximumCount = 1000

  /// How many entries at most.
  var count = SearchPage.defaultCount
  /// What the page before ended with: an id or a version, which stays where it is whatever is written meanwhile.
  var cursor: String?

  init(_ query: QueryString) throws(Refusal) {
    if let text = query["_count"] {
      guard let number = Int(text), number >= 0 else {
        throw Refusal(.badRequest, .value, "_count is a whole number from 0")
      }
      count = min(number, Self.maximumCount)
    }
    if let text = query["_cursor"] {
      guard ResourceIdentity.isID(text) else {
        throw Refusal(.badRequest, .value, "_cursor is what a link of this server says")
      }
      cursor = text
    }
  }
}
