internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import FHIRDelivery
internal import LosslessJSON

extension EntryWriter {
  /// The url and the resource of an entry whose id the server gives.
  ///
  /// Where the server's id is known it is used. Before that, the url is a search for the id that the sender has given, which
  /// the resource carries as an identifier, or as a tag where its type has no identifier that could be searched for.
  func conditionalContent(
    _ index: Int, with companions: Set<Int>, isProvisional: Bool
  ) throws(UnsendableItem) -> (url: String, resource: [UInt8]) {
    let entry = body.entries[index]
    var splice = ByteSplice()
    if let resource = entry.resource {
      for reference in body.references(in: resource) {
        switch try place(of: reference, with: companions) {
        case .here: break
        case .known(let place):
          splice.replace(body.document.range(of: reference.node), with: ByteSplice.string(place))
        case .unknown(let entry):
          guard isProvisional, body.document.member("identifier", of: reference.parent) == nil,
            let identifier = ResourceMark(of: entry, in: body.document)?.identifier
          else { throw Self.unknownPlace(of: entry.type) }
          splice.name(reference, identifier, in: body.document)
        }
      }
    }
    guard let target = entry.target, entry.method == "PUT" || entry.method == "DELETE" else {
      return (
        entry.url,
        entry.resource.map {
          splice.bytes(of: body.document.range(of: $0), in: body.document.bytes)
        } ?? []
      )
    }
    guard let mark = ResourceMark(of: entry, in: body.document) else {
      throw UnsendableItem(
        "item-identity",
        "\(EntryMention(index, of: body)) has no UUID as its id, so no identifier can be made of it"
      )
    }
    let location = locations[target]
    guard let resource = entry.resource else { return (location ?? mark.url, []) }
    var edit = ObjectEdit()
    mark.add(to: &edit, of: resource, in: body.document, splice: splice)
    if let id = location?.split(separator: "/").last {
      edit.set("id", to: ByteSplice.string(String(id)))
    } else {
      edit.remove("id")
    }
    return (location ?? mark.url, edit.bytes(of: resource, in: body.document, splice: splice))
  }

  private enum Place {
    /// The reference stays as it is.
    case here
    case known(String)
    /// It is that of an entry of which the server has not said yet where it is.
    case unknown(BundleBody.Entry)
  }

  private func place(
    of reference: FoundReference, with companions: Set<Int>
  ) throws(UnsendableItem) -> Place {
    let index = body.entries.firstIndex {
      $0.target != nil && ($0.target == reference.target || $0.fullURL == reference.text)
    }
    guard let target = reference.target ?? index.flatMap({ body.entries[$0].target }) else {
      return .here
    }
    if let known = locations[target] { return .known(known) }
    guard let index else { throw Self.unknownPlace(of: String(target.prefix { $0 != "/" })) }
    if companions.contains(index), let address = body.entries[index].conditionalAddress {
      return .known(address)
    }
    return .unknown(body.entries[index])
  }

  private static func unknownPlace(of type: String) -> UnsendableItem {
    // What is no type may be anything, and is not repeated.
    let name = Definitions.r4.type(type) == nil ? "resource" : type
    return UnsendableItem(
      "item-location",
      "it refers to a \(name) whose place on the server is not known: queue what it belongs to again"
    )
  }
}
