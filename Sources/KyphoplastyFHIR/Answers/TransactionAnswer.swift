/// What a server's answer to a bundle says, checked against what was asked.
///
/// A status of 200 is not enough: proxies answer with pages, servers without transactions execute part of a bundle,
/// and an entry that failed has its own status. Each clause here answers to a failure that was met in practice.
public enum TransactionAnswer: Sendable, Hashable {
  /// Every entry was executed; the resources that the server names, in the order of the entries.
  case executed(locations: [String])
  /// The answer cannot be trusted to mean that all was executed.
  case doubtful(Doubt)

  /// Why an answer is not a checked success.
  public enum Doubt: Error, Sendable, Hashable {
    /// The body is no FHIR JSON.
    case notFHIR
    /// The body is a resource, but not the bundle that belongs to the request.
    case wrongResource(String)
    /// There are more or fewer entries than were sent.
    case wrongEntryCount(sent: Int, answered: Int)
    /// An entry has no status that can be read.
    case noStatus(entry: Int)
    /// An entry failed.
    case failed(entry: Int, status: Int)
    /// An entry was stored under another id than it was sent with.
    case wrongLocation(entry: Int)
  }

  /// Reads the body of an answer with status 200.
  public init(_ body: [UInt8], to sent: SentBundle) {
    do throws(Doubt) {
      var locations: [String] = []
      for (index, (answered, request)) in zip(
        try AnsweredEntry.read(body, to: sent), sent.requests
      ).enumerated() {
        if let doubt = Doubt(answered, to: request, at: index) { throw doubt }
        locations.append(answered.location ?? request.target ?? "")
      }
      self = .executed(locations: locations)
    } catch {
      self = .doubtful(error)
    }
  }

  /// `Type/id` of a location, which may be absolute, relative, with a version or without.
  static func resource(at location: String) -> String? {
    let path = location.split(separator: "?").first ?? ""
    var parts = path.split(separator: "/")
    if let history = parts.firstIndex(of: "_history") { parts.removeSubrange(history...) }
    guard parts.count >= 2 else { return nil }
    return parts.suffix(2).joined(separator: "/")
  }
}

extension TransactionAnswer.Doubt {
  /// What is doubtful about the answer to one entry; nil where it was executed.
  init?(_ answered: AnsweredEntry, to request: SentBundle.Request, at index: Int) {
    guard let status = answered.status else {
      self = .noStatus(entry: index)
      return
    }
    // What is gone already is as the request wants it.
    let isGone = request.method == "DELETE" && [404, 410].contains(status)
    guard (200..<300).contains(status) || isGone else {
      self = .failed(entry: index, status: status)
      return
    }
    guard let target = request.target, let location = answered.location, location != target else {
      return nil
    }
    self = .wrongLocation(entry: index)
  }

  /// The entry that it is about.
  var entry: Int? {
    switch self {
    case .noStatus(let entry), .failed(let entry, _), .wrongLocation(let entry): entry
    case .notFHIR, .wrongResource, .wrongEntryCount: nil
    }
  }

  /// The stable name of the doubt.
  var code: String {
    switch self {
    case .notFHIR: "answer-not-fhir"
    case .wrongResource: "answer-wrong-resource"
    case .wrongEntryCount: "answer-entry-count"
    case .noStatus: "answer-no-status"
    case .failed: "answer-entry-failed"
    case .wrongLocation: "answer-location"
    }
  }
}

extension TransactionAnswer.Doubt: CustomStringConvertible {
  /// What is wrong with the answer, in words without any of its content.
  public var description: String {
    switch self {
    case .notFHIR: "the answer is no FHIR JSON, so it does not come from the FHIR server"
    case .wrongResource(let type):
      "the answer is a \(type) and not the bundle that answers this one"
    case .wrongEntryCount(let sent, let answered):
      "the answer has \(answered) entries for the \(sent) that were sent"
    case .noStatus(let entry): "entry \(entry) of the answer has no status"
    case .failed(let entry, let status): "entry \(entry) failed with status \(status)"
    case .wrongLocation(let entry): "entry \(entry) was stored under another id"
    }
  }
}
