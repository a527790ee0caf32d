/// What a bundle that was sent asks for, as far as the answer must match it.
struct SentBundle: Sendable, Hashable {
  /// `transaction` or `batch`; `nil` for any other document.
  let kind: Kind?
  /// What each entry asks for, in order.
  let requests: [Request]

  /// A kind of bundle that a server executes.
  enum Kind: String, Sendable, Hashable {
    case transaction
    case batch

    /// The type that the answer must have.
    var answer: String { "\(rawValue)-response" }
  }

  /// One entry's request.
  struct Request: Sendable, Hashable {
    /// `PUT`, `POST`, ...
    var method: String
    /// `Patient/123`, relative to the server's base.
    var url: String

    /// The type and id that the resource must get, where the request fixes both.
    var target: String? {
      guard method == "PUT", !url.utf8.contains(UInt8(ascii: "?")) else { return nil }
      let parts = url.utf8.split(separator: UInt8(ascii: "/"))
      return parts.count == 2 ? url : nil
    }
  }

  /// Reads the requests of a bundle; of bytes that are none, there is nothing to read.
  init(_ bytes: [UInt8]) { self.init(BundleBody(bytes)) }

  init(_ body: BundleBody?) {
    kind = body?.kind
    requests = body?.entries.map { Request(method: $0.method, url: $0.url) } ?? []
  }
}
