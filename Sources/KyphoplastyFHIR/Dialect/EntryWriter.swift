internal import FHIRDelivery
internal import LosslessJSON

/// Writes the entries of a bundle as they go out: as they are, or under the ids that the server has given.
struct EntryWriter {
  let body: BundleBody
  let identity: DeliveryIdentity
  /// Where the server has put resources.
  let locations: [String: String]

  /// An entry for a bundle that also has its companions.
  func entry(
    _ index: Int, with companions: Set<Int>, isProvisional: Bool = false
  ) throws(UnsendableItem) -> [UInt8] {
    guard identity == .conditional else { return Array(body.bytes(ofEntry: index)) }
    let content = try content(index, with: companions, isProvisional: isProvisional)
    let entry = body.entries[index]
    var edit = ObjectEdit()
    if let address = entry.conditionalAddress {
      edit.set("fullUrl", to: ByteSplice.string(address))
    }
    if entry.resource != nil { edit.set("resource", to: content.resource) }
    var splice = ByteSplice()
    if let url = entry.urlNode {
      splice.replace(body.document.range(of: url), with: ByteSplice.string(content.url))
    }
    return edit.bytes(of: entry.node, in: body.document, splice: splice)
  }

  /// The url and the resource of an entry.
  ///
  /// Provisionally, what it refers to in a circle is named by its identifier until its place is known.
  func content(
    _ index: Int, with companions: Set<Int>, isProvisional: Bool = false
  ) throws(UnsendableItem) -> (url: String, resource: [UInt8]) {
    let entry = body.entries[index]
    guard identity == .conditional else {
      return (entry.url, entry.resource.map { Array(body.bytes(of: $0)) } ?? [])
    }
    return try conditionalContent(
      index, with: companions, isProvisional: isProvisional)
  }

  /// How long an entry is at most as it goes out.
  func length(ofEntry index: Int) -> Int {
    let length = body.bytes(ofEntry: index).count
    guard identity == .conditional, let resource = body.entries[index].resource else {
      return length
    }
    // An identifier, a query, a longer address, and references that become longer.
    return length + 512 + 64 * body.references(in: resource).count
  }
}
