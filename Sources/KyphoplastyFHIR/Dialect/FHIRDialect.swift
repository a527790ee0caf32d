public import FHIRDelivery

/// Speaks to a FHIR R4 server: as which requests a transaction goes, and what the answers mean.
///
/// Whatever goes out is cut from the bytes that were checked; no resource is written anew.
public struct FHIRDialect: DeliveryDialect {
  /// In which requests.
  public var mode: DeliveryMode
  /// Who gives the ids.
  public var identity: DeliveryIdentity
  /// How large a bundle may be.
  public var limits: BundleLimits
  /// Whether the server refuses references to what is not there yet, so that without transactions circles must be opened.
  public var checksReferences: Bool
  /// What the server's answers have taught of its limits; one for all copies.
  let learned = LearnedSize()

  /// Makes one.
  public init(
    mode: DeliveryMode = .transaction, identity: DeliveryIdentity = .client,
    limits: BundleLimits = BundleLimits(), checksReferences: Bool = false
  ) {
    self.mode = mode
    self.identity = identity
    self.limits = limits
    self.checksReferences = checksReferences
  }

  /// With the server's own ids, all that the resources refer to and all that is put; else at most what is put.
  public func referencesToLocate(in item: OutboxItem) -> [String] {
    guard goesByPlaces, let body = BundleBody(item.body) else { return [] }
    var seen: Set<String> = []
    let own = body.entries.compactMap(\.target).filter { seen.insert($0).inserted }
    guard identity == .conditional else { return own }
    return own + body.referencesLeadingOut().filter { seen.insert($0).inserted }
  }

  /// The next request of an item.
  public func request(
    for item: OutboxItem, locations: [String: String]
  ) throws(UnsendableItem) -> DialectRequest {
    if let request = whole(item) { return request }
    guard let body = BundleBody(item.body) else {
      throw UnsendableItem("item-no-bundle", "the item is no transaction and no batch")
    }
    let unsent = UnsentBundle(
      body, of: item,
      writer: EntryWriter(body: body, identity: identity, locations: locations))
    if unsent.open.isEmpty, let refusal = refusal(of: item.refusedEntries, in: body) {
      throw UnsendableItem(refusal)
    }
    return switch mode(for: body) {
    case .transaction: try transaction(unsent)
    case .batch: try batch(unsent)
    case .single: try single(unsent)
    }
  }

  /// What the answer means.
  public func verdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict {
    request.path.isEmpty
      ? bundleVerdict(on: response, to: request, of: item)
      : singleVerdict(on: response, to: request, of: item)
  }

  /// The limits that are set and those that the server has shown.
  var aims: BundleLimits {
    guard let target = learned.target else { return limits }
    return BundleLimits(
      maximumEntries: limits.maximumEntries,
      maximumBytes: min(target, limits.maximumBytes ?? .max))
  }

  /// Whether an entry goes when what it refers to is known to be on the server.
  var goesByPlaces: Bool {
    identity == .conditional || (checksReferences && mode != .transaction)
  }

  /// A batch is never made a transaction: its author may count on its entries being independent.
  func mode(for body: BundleBody) -> DeliveryMode {
    mode == .transaction && body.kind == .batch ? .batch : mode
  }
}

/// A bundle with what is not done of it.
struct UnsentBundle {
  let body: BundleBody
  let item: OutboxItem
  let writer: EntryWriter
  /// The entries that are neither done nor refused.
  let open: Set<Int>

  init(_ body: BundleBody, of item: OutboxItem, writer: EntryWriter) {
    self.body = body
    self.item = item
    self.writer = writer
    open = Set(body.entries.indices).subtracting(item.doneEntries)
      .subtracting(item.refusedEntries.keys)
  }

  /// Whether it can go as the bytes that it is.
  func isWhole(within limits: BundleLimits) -> Bool {
    writer.identity == .client && open.count == body.entries.count
      && limits.allow(entries: open.count, bytes: item.body.count)
  }

  /// What an entry is called in reasons: `Bundle.entry[3] (Observation)`.
  func name(_ entry: Int) -> String { EntryMention(entry, of: body).description }
}

extension UnsendableItem {
  init(_ code: String, _ message: String) { self.init(DeliveryReason(code, message)) }
}
