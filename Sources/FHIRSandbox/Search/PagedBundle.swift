import LosslessJSON

/// A page of a search or of a history, as a Bundle.
struct PagedBundle {
  /// `searchset` or `history`.
  var type: String
  var total: Int
  /// What was asked, after the base: `Observation`.
  var address: String
  var query: QueryString
  /// The cursor of the page after this one.
  var next: String?
  var resources: [StoredResource]

  func bytes(base: String) -> [UInt8] {
    var json = JSONWriter(capacity: 1024 + resources.reduce(0) { $0 + $1.json.count + 256 })
    json.object { json in
      json.member("resourceType", "Bundle")
      json.member("type", type)
      json.key("total")
      json.integer(total)
      json.key("link")
      json.array { json in
        link("self", query.raw(without: []), base, &json)
        if let next {
          let kept = query.raw(without: ["_cursor"])
          link("next", kept + (kept.isEmpty ? "" : "&") + "_cursor=\(next)", base, &json)
        }
      }
      guard !resources.isEmpty else { return }
      json.key("entry")
      json.array { json in
        for resource in resources { entry(resource, base, &json) }
      }
    }
    return json.finish()
  }

  private func link(
    _ relation: String, _ parameters: String, _ base: String, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("relation", relation)
      json.member("url", "\(base)/\(address)" + (parameters.isEmpty ? "" : "?" + parameters))
    }
  }

  private func entry(_ stored: StoredResource, _ base: String, _ json: inout JSONWriter) {
    let identity = stored.version.identity
    json.object { json in
      json.member("fullUrl", "\(base)/\(identity.reference)")
      if !stored.isDeleted {
        json.key("resource")
        json.json(stored.json)
      }
      guard type == "history" else {
        json.key("search")
        json.object { $0.member("mode", "match") }
        return
      }
      json.key("request")
      json.object { json in
        json.member("method", stored.method)
        json.member("url", stored.method == "POST" ? identity.type : identity.reference)
      }
      json.key("response")
      json.object { json in
        let status: HTTPStatus =
          stored.isDeleted ? .noContent : stored.version.number == 1 ? .created : .ok
        json.member("status", status.line)
        json.member("etag", EntityTag.text(stored.version.number))
        json.member("lastModified", stored.version.lastUpdated.instant)
      }
    }
  }
}
