/// Something to deliver: bytes that are sent as they are, under an identity of its own.
public struct Delivery: Sendable {
  /// The identity: sent as `X-Request-ID`, and the same each time that this is sent.
  public var id: String
  /// The bytes.
  public var body: [UInt8]
  /// The method.
  public var method: HTTPMethod
  /// Where to, below the server's base, in segments.
  public var path: [String]
  /// Whether what comes after it must wait for its answer, because it builds on it.
  public var precedesOthers: Bool

  /// Makes a delivery; by default it is posted to the server's base.
  public init(
    id: String, body: [UInt8], method: HTTPMethod = .post, path: [String] = [],
    precedesOthers: Bool = false
  ) {
    self.id = id
    self.body = body
    self.method = method
    self.path = path
    self.precedesOthers = precedesOthers
  }
}

extension Delivery: CustomStringConvertible, CustomReflectable {
  /// Identity and size; bodies and paths may hold a patient.
  public var description: String { "delivery \(id) (\(body.count) bytes)" }

  /// Nothing beyond the description.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
