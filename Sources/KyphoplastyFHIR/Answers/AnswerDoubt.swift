/// Why an answer with status 200 is no checked success.
///
/// A status is not enough: proxies answer with pages, servers without transactions execute part of a bundle, and an entry
/// that failed has its own status. Each case here answers to a failure that was met in practice.
enum AnswerDoubt: Error, Sendable, Hashable {
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

extension AnswerDoubt {
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
    guard let location = answered.location, let target = request.target, location != target else {
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

extension AnswerDoubt: CustomStringConvertible {
  /// What is wrong with the answer, in words without any of its content.
  var description: String {
    switch self {
    case .notFHIR: "the answer is no FHIR JSON, so it does not come from the FHIR server"
    case .wrongResource(let type):
      "the answer is a \(type) and not the bundle that answers this one"
    case .wrongEntryCount(let sent, let answered):
      "the answer has \(answered) entries for the \(sent) that were sent"
    case .noStatus: "an entry of the answer has no status"
    case .failed(_, let status): "an entry failed with status \(status)"
    case .wrongLocation: "an entry was stored under another id"
    }
  }
}
