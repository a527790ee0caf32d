/// A request as the interactions see it, whichever server it came through.
struct RESTRequest: Sendable {
  var method: String
  /// The segments of the path after the base, decoded.
  var path: [String]
  var query: QueryString
  var headers: [String: String]
  var body: [UInt8]
  /// The entries of a batch that fail on purpose.
  var failure: EntryFailure?

  /// The value of a header; names are in lower case.
  func header(_ name: String) -> String? { headers[name] }
}
