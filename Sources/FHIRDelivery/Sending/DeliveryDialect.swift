/// How items are spoken to a server: which requests they become, and what the answers mean.
///
/// Whoever knows what the bytes mean gives it to the sender; here they are bytes.
public protocol DeliveryDialect: Sendable {
  /// The references in the body of an item whose places on the server must be known before it can be sent.
  func referencesToLocate(in item: OutboxItem) -> [String]

  /// The next request of an item: for all of it, or for the next part that is not done.
  ///
  /// The item comes with its body and with what is done of it; the locations say where the server has put resources, where
  /// that is not where the body has them. The error is a reason for which the item can never be sent.
  func request(
    for item: OutboxItem, locations: [String: String]
  ) throws(UnsendableItem) -> DialectRequest

  /// What the answer to a request means for its item.
  func verdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict

  /// How to ask the server whether an item of unknown outcome was applied; nil where it cannot be asked.
  func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest?

  /// What the answer to an inquiry means: applied, not applied, or nil where it does not say.
  func wasApplied(_ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest) -> Bool?
}

/// A request that an item becomes.
public struct DialectRequest: Sendable {
  /// The method.
  public var method: HTTPMethod
  /// Where to, below the server's base, in segments.
  public var path: [String]
  /// The query.
  public var query: [(name: String, value: String)]
  /// Header fields beside the endpoint's; they come before those of the same name.
  public var headers: HTTPHeaders
  /// The bytes.
  public var body: [UInt8]
  /// The entries of the item's body that it covers, in the order of the request.
  public var entries: [Int]

  /// Makes a request.
  public init(
    _ method: HTTPMethod, path: [String] = [], query: [(name: String, value: String)] = [],
    headers: HTTPHeaders = HTTPHeaders(), body: [UInt8], entries: [Int]
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.entries = entries
  }
}

/// What an answer means for an item.
public struct DialectVerdict: Sendable {
  /// What became of the request.
  ///
  /// `delivered` with entries left sends the next part at once; `notApplied` with new done entries sends the rest later.
  public var outcome: DeliveryOutcome
  /// The entries that the server has executed, by their index in the item's body.
  public var doneEntries: Set<Int>
  /// The entries that the server has refused for good, with the status of each; they are kept while others are put off.
  public var refusedEntries: [Int: Int]
  /// Whether all of the item is done.
  public var isComplete: Bool
  /// Where the server has put resources, where that is not where the body has them.
  public var locations: [String: String]

  /// Makes a verdict.
  public init(
    _ outcome: DeliveryOutcome, doneEntries: Set<Int> = [],
    refusedEntries: [Int: Int] = [:], isComplete: Bool, locations: [String: String] = [:]
  ) {
    self.outcome = outcome
    self.doneEntries = doneEntries
    self.refusedEntries = refusedEntries
    self.isComplete = isComplete
    self.locations = locations
  }
}

/// Why an item can never be sent in a dialect: a part of it is larger than the server takes, a reference leads nowhere.
public struct UnsendableItem: Error, Sendable, Hashable {
  /// The reason, as it is recorded.
  public var reason: DeliveryReason

  /// Makes an error.
  public init(_ reason: DeliveryReason) { self.reason = reason }
}
