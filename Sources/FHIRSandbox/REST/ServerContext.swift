/// What reading a request needs to know of the server.
struct ServerContext: Sendable {
  /// The server's own URL, without a slash at the end.
  var base: String
  var types: ResourceTypes
}
