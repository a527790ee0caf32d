internal import FHIRDelivery
internal import LosslessJSON

/// What a read or a search for one resource found.
struct ReadResource {
  /// What was found.
  enum State {
    /// The resource.
    case found(JSONValue)
    /// Nothing, and the server says so.
    case missing
    /// It cannot be told.
    case unclear
  }

  private(set) var state: State

  /// Takes the answer to a request of its own.
  init(_ answer: HTTPResponse) {
    self.init(status: answer.status, resource: (try? JSONDocument(answer.body))?.value)
    // A proxy's page says nothing of the server: what is taken for missing is sent once more.
    if case .missing = state, answer.status != 200, !answer.saysGone { state = .unclear }
  }

  private init(status: Int?, resource: JSONValue?) {
    switch status {
    case 404, 410: state = .missing
    case 200:
      guard let resource, let type = resource["resourceType"]?.string, type != "OperationOutcome"
      else {
        state = .unclear
        return
      }
      guard type == "Bundle", resource["type"]?.string == "searchset" else {
        state = .found(resource)
        return
      }
      let matches = (resource["entry"].map { Array($0.elements) } ?? []).filter {
        $0["search"]?["mode"]?.string ?? "match" == "match"
      }
      switch matches.count {
      case 0: state = .missing
      case 1: state = matches[0]["resource"].map { .found($0) } ?? .unclear
      default: state = .unclear
      }
    default: state = .unclear
    }
  }

  /// The entries of the answer to a batch of reads; nil where it is something else.
  static func all(in body: [UInt8]) -> [ReadResource]? {
    guard let bundle = (try? JSONDocument(body))?.value, bundle["type"]?.string == "batch-response"
    else { return nil }
    return bundle["entry"].map { list in
      list.elements.map { entry in
        ReadResource(
          status: (entry["response"]?["status"]?.string?.prefix(3)).flatMap { Int($0) },
          resource: entry["resource"])
      }
    } ?? []
  }
}

extension ContentComparison {
  /// Whether a resource is stored as it was sent, but for what a server adds: id, version, time and its own tags.
  static func isStored(_ sent: JSONValue, as stored: JSONValue) -> Bool {
    let own = Set(sent.members.map(\.key))
    for (key, value) in sent.members where key != "meta" {
      guard let other = stored[key], isSame(value, other) else { return false }
    }
    for (key, _) in stored.members where !own.contains(key) {
      guard ["id", "meta", "text"].contains(key) else { return false }
    }
    guard let meta = sent["meta"] else { return true }
    guard let other = stored["meta"] else { return false }
    return meta.members.allSatisfy { key, value in
      ["versionId", "lastUpdated"].contains(key) || (other[key].map { isSame(value, $0) } ?? false)
    }
  }
}
