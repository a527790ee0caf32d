public import FHIRDelivery
internal import LosslessJSON

/// An item that was refused or given up, with the entry that it is about, as reports show it.
public struct RefusedEntry: Sendable, Hashable {
  /// The item.
  public var item: Int64
  /// What it is a version of; it may name a patient's encounter.
  public var key: String
  /// Where it came from.
  public var place: String?
  /// The status of the server's last answer.
  public var status: Int?
  /// The stable name of the reason.
  public var code: String
  /// The reason.
  public var message: String
  /// The entry's number in the bundle, from 0, where the server names it.
  public var entry: Int?
  /// The type of its resource.
  public var resourceType: String?
  /// The id of its resource.
  public var resourceID: String?
  /// The field of the record that the resource was made of: `levels[0].cement`.
  public var field: String?

  /// Looks into an item that comes with its body, and into its attempts.
  public init(_ item: OutboxItem, attempts: [OutboxAttempt]) {
    self.item = item.id
    key = item.key
    place = item.place
    status = attempts.last { $0.status != nil }?.status
    code = item.reason?.code ?? "none"
    message = item.reason?.message ?? ""
    guard let mention = item.reason.flatMap({ EntryMention(in: $0.message) }) else { return }
    entry = mention.index
    resourceType = mention.type.isEmpty ? nil : mention.type
    guard let body = BundleBody(item.body), body.entries.indices.contains(mention.index) else {
      return
    }
    let named = body.entries[mention.index]
    resourceType = named.type
    resourceID = named.targetID
    field = named.resource.flatMap { Self.field(of: JSONValue(body.document, $0)) }
  }

  /// The field that `meta.source` leads to, which the mapping writes behind the record's key.
  private static func field(of resource: JSONValue) -> String? {
    guard let source = resource["meta"]?["source"]?.string,
      let fragment = source.split(separator: "#", maxSplits: 1).dropFirst().first,
      let slash = fragment.firstIndex(of: "/")
    else { return nil }
    var field = ""
    for step in fragment[slash...].split(separator: "/") {
      if step.allSatisfy({ $0.isASCII && $0.isNumber }) {
        field += "[\(step)]"
      } else {
        field += field.isEmpty ? String(step) : ".\(step)"
      }
    }
    return field.isEmpty ? nil : field
  }
}
