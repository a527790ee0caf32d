/// What an interaction came to, before it is written as an HTTP response or as an entry of a bundle.
struct Answer: Sendable {
  /// The version of a resource that an answer is about.
  struct Version: Sendable {
    var identity: ResourceIdentity
    var number: Int
    var lastUpdated: Timestamp

    /// `Patient/17/_history/3`.
    var location: String { "\(identity.reference)/_history/\(number)" }
  }

  var status: HTTPStatus
  /// Gives ETag and Last-Modified.
  var version: Version?
  /// Whether the version's place is told, as it is after a write.
  var tellsLocation = false
  /// The JSON of a resource.
  var resource: [UInt8]?
  /// The JSON of an OperationOutcome.
  var outcome: [UInt8]?
  /// For the header Allow.
  var allowedMethods: [String] = []

  init(_ status: HTTPStatus, version: Version? = nil, resource: [UInt8]? = nil) {
    self.status = status
    self.version = version
    self.resource = resource
  }

  init(_ refusal: Refusal) {
    status = refusal.status
    outcome = OperationOutcome.bytes(of: refusal)
    allowedMethods = refusal.allowedMethods
  }

  /// What stands in the body of the response.
  var body: [UInt8] { outcome ?? resource ?? [] }

  /// An answer to a write, with as much of the resource as the client wants to see.
  func shown(as preference: Preference) -> Answer {
    guard tellsLocation else { return self }
    var answer = self
    switch preference {
    case .representation: break
    case .minimal: answer.resource = nil
    case .outcome:
      answer.resource = nil
      answer.outcome = OperationOutcome.success(
        status == .created ? "The resource has been created" : "The resource is stored")
    }
    return answer
  }
}
