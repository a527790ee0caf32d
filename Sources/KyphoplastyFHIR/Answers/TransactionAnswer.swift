internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import LosslessJSON

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
  public enum Doubt: Sendable, Hashable {
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
    guard let document = try? JSONDocument(body), let type = document.value["resourceType"]?.string
    else {
      self = .doubtful(.notFHIR)
      return
    }
    let bundle = document.value
    guard type == "Bundle", let kind = sent.kind, bundle["type"]?.string == kind.answer else {
      // What is no type may be anything, and is not repeated.
      self = .doubtful(
        .wrongResource(Definitions.r4.type(type) == nil ? "resource of no known type" : type))
      return
    }
    let entries = bundle["entry"].map { Array($0.elements) } ?? []
    guard entries.count == sent.requests.count else {
      self = .doubtful(.wrongEntryCount(sent: sent.requests.count, answered: entries.count))
      return
    }
    var locations: [String] = []
    for (index, (entry, request)) in zip(entries, sent.requests).enumerated() {
      // The status is a string, and servers write "201" as well as "201 Created".
      guard let status = (entry["response"]?["status"]?.string?.prefix(3)).flatMap({ Int($0) })
      else {
        self = .doubtful(.noStatus(entry: index))
        return
      }
      guard (200..<300).contains(status) else {
        self = .doubtful(.failed(entry: index, status: status))
        return
      }
      let location = (entry["response"]?["location"]?.string).flatMap(Self.resource(at:))
      if let target = request.target, let location, location != target {
        self = .doubtful(.wrongLocation(entry: index))
        return
      }
      locations.append(location ?? request.target ?? "")
    }
    self = .executed(locations: locations)
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
