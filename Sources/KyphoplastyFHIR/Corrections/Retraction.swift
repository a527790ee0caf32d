internal import FHIRDelivery
internal import LosslessJSON

/// The entry of a transaction that takes a resource back.
struct Retraction: Sendable {
  /// What it does to the resource.
  var effect: OutboxEffect
  /// The bytes of the entry.
  var entry: [UInt8]

  /// Has the resource say of itself that it was entered in error; nil where its type cannot say so.
  ///
  /// All else stays as the last version had it, so that whoever has seen it still recognizes it.
  init?(of reference: String, lastWrittenBy body: BundleBody) {
    guard
      let entry = body.entries.first(where: { $0.target == reference && $0.method == "PUT" }),
      let resource = entry.resource,
      let status = ErrorStatus(ofType: entry.type)
    else { return nil }
    let document = body.document
    var edit = ObjectEdit()
    if let system = status.system {
      edit.set(status.element, to: Self.concept(system))
      // What was never so has no course either: con-5, ait-2.
      edit.remove("clinicalStatus")
    } else {
      edit.set(status.element, to: ByteSplice.string(ErrorStatus.code))
    }
    // An extension there said why there was no status.
    edit.remove("_\(status.element)")
    if let text = document.member("text", of: resource),
      let narrative = Self.narrative(text, in: document)
    {
      edit.set("text", to: narrative)
    }
    let retracted = edit.bytes(of: resource, in: document)
    var entryEdit = ObjectEdit()
    entryEdit.set("resource", to: retracted)
    self.entry = entryEdit.bytes(of: entry.node, in: document)
    effect = OutboxEffect(reference, .retract, digest: Digest.sha256(retracted))
  }

  /// Removes the resource.
  init(removing reference: String) {
    var json = JSONWriter(capacity: 128)
    json.object { json in
      json.key("request")
      json.object { json in
        json.member("method", "DELETE")
        json.member("url", reference)
      }
    }
    entry = json.finish()
    effect = OutboxEffect(reference, .delete)
  }

  private static func concept(_ system: String) -> [UInt8] {
    var json = JSONWriter(capacity: 160)
    json.object { json in
      json.key("coding")
      json.array { json in
        json.object { json in
          json.member("system", system)
          json.member("code", ErrorStatus.code)
        }
      }
    }
    return json.finish()
  }

  /// The narrative with a first line that says it too, for a status that reverses the meaning must show.
  private static func narrative(_ text: JSONNode, in document: JSONDocument) -> [UInt8]? {
    guard let div = document.member("div", of: text), document.kind(of: div) == .string else {
      return nil
    }
    let range = document.contentRange(of: div)
    guard let end = document.bytes[range].firstIndex(of: UInt8(ascii: ">")), end > range.lowerBound,
      document.bytes[end - 1] != UInt8(ascii: "/")
    else { return nil }
    var splice = ByteSplice()
    splice.replace((end + 1)..<(end + 1), with: Array("<p>Entered in error</p>".utf8))
    return splice.bytes(of: document.range(of: text), in: document.bytes)
  }
}
