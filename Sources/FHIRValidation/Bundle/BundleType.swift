/// What a bundle is for: `http://hl7.org/fhir/bundle-type`.
enum BundleType: String, Sendable {
  case document, message, transaction, batch, history, searchset, collection
  case transactionResponse = "transaction-response"
  case batchResponse = "batch-response"
  /// The type is missing, or none of these; the binding says so.
  case unknown

  /// bdl-3: "entry.request mandatory for batch/transaction/history, otherwise prohibited".
  var hasRequests: Bool { self == .batch || self == .transaction || self == .history }

  /// bdl-4: "entry.response mandatory for batch-response/transaction-response/history, otherwise prohibited".
  var hasResponses: Bool {
    self == .batchResponse || self == .transactionResponse || self == .history
  }

  /// bdl-1: "total only when a search or history".
  var hasTotal: Bool { self == .searchset || self == .history }

  /// Whether entries may lack a fullUrl: what is new has no url yet, and a response names it in its location.
  var fullURLIsOptional: Bool {
    switch self {
    case .transaction, .batch, .transactionResponse, .batchResponse, .unknown: true
    case .document, .message, .history, .searchset, .collection: false
    }
  }

  /// Whether a URN that is no fullUrl of the bundle is an error: a server cannot carry the bundle out.
  var isClosed: Bool { self == .transaction }

  /// Whether every entry has to be reached from the first.
  var isGraph: Bool { self == .document || self == .message }
}
