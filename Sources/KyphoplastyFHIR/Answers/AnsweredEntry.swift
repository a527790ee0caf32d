internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import LosslessJSON

/// What a server says of one entry of a bundle.
struct AnsweredEntry: Sendable, Hashable {
  /// The status, from its first three digits; nil where there is none.
  var status: Int?
  /// `Type/id` of where the resource is now, as far as the answer tells.
  var location: String?

  /// The entries of an answer with status 200, in the order of those that were sent.
  static func read(
    _ body: [UInt8], to sent: SentBundle
  ) throws(AnswerDoubt) -> [AnsweredEntry] {
    guard let document = try? JSONDocument(body), let type = document.value["resourceType"]?.string
    else { throw .notFHIR }
    let bundle = document.value
    guard type == "Bundle", let kind = sent.kind, bundle["type"]?.string == kind.answer else {
      // What is no type may be anything, and is not repeated.
      throw .wrongResource(
        Definitions.r4.type(type) == nil ? "resource of no known type" : type)
    }
    let entries = bundle["entry"].map { Array($0.elements) } ?? []
    guard entries.count == sent.requests.count else {
      throw .wrongEntryCount(sent: sent.requests.count, answered: entries.count)
    }
    return entries.map { AnsweredEntry($0) }
  }

  private init(_ entry: JSONValue) {
    let response = entry["response"]
    // The status is a string, and servers write "201" as well as "201 Created".
    status = (response?["status"]?.string?.prefix(3)).flatMap { Int($0) }
    location =
      (response?["location"]?.string).flatMap(Self.address(at:))
      ?? Self.address(of: entry["resource"])
  }

  /// `Type/id` of a location, which may be absolute, relative, with a version or without.
  static func address(at location: String) -> String? {
    let path = location.split(separator: "?").first ?? ""
    var parts = path.split(separator: "/")
    if let history = parts.firstIndex(of: "_history") { parts.removeSubrange(history...) }
    guard parts.count >= 2 else { return nil }
    return parts.suffix(2).joined(separator: "/")
  }

  /// `Type/id` of a resource that the answer has.
  static func address(of resource: JSONValue?) -> String? {
    guard let type = resource?["resourceType"]?.string, type != "OperationOutcome",
      let id = resource?["id"]?.string
    else { return nil }
    return "\(type)/\(id)"
  }
}
