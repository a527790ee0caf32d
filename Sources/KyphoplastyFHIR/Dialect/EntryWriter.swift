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
    guard identity == .conditional || isProvisional else {
      return Array(body.bytes(ofEntry: index))
    }
    let content = try content(index, with: companions, isProvisional: isProvisional)
    let entry = body.entries[index]
    var edit = ObjectEdit()
    if identity == .conditional, let address = entry.conditionalAddress {
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
      guard let resource = entry.resource else { return (entry.url, []) }
      guard isProvisional else { return (entry.url, Array(body.bytes(of: resource))) }
      return (entry.url, provisional(resource, of: entry))
    }
    return try conditionalContent(
      index, with: companions, isProvisional: isProvisional)
  }

  /// A resource that names what the server does not have yet by what it will be called, and not by a reference.
  private func provisional(_ resource: JSONNode, of entry: BundleBody.Entry) -> [UInt8] {
    var splice = ByteSplice()
    for reference in body.references(in: resource) {
      guard let target = reference.target, target != entry.target, locations[target] == nil,
        body.document.member("identifier", of: reference.parent) == nil,
        let other = body.entries.first(where: { $0.target == target && $0.isWrite }),
        let name = other.conditionalAddress ?? other.fullURL
      else { continue }
      splice.name(reference, ResourceMark.pair("value", name), in: body.document)
    }
    return splice.bytes(of: body.document.range(of: resource), in: body.document.bytes)
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
