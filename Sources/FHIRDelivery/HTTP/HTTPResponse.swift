/// A whole answer.
public struct HTTPResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields of the final answer.
  public var headers: HTTPHeaders
  /// The body, decompressed.
  public var body: [UInt8]
  /// Where a redirect would have led; it is never followed.
  public var redirect: Origin?
  /// What the transfer was: times, sizes, connections.
  public var metrics: TransferMetrics

  /// Makes an answer.
  public init(
    status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [], redirect: Origin? = nil,
    metrics: TransferMetrics = TransferMetrics()
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.redirect = redirect
    self.metrics = metrics
  }

  /// The media type in lower case, without parameters: `application/json`.
  public var mediaType: String? {
    guard let value = headers["Content-Type"] else { return nil }
    let type = value.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
    return type.isEmpty ? nil : type.lowercased()
  }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
  /// Status and size; headers and bodies may hold a patient.
  public var description: String { "HTTP \(status) (\(body.count) bytes)" }

  /// Nothing beyond the description.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
