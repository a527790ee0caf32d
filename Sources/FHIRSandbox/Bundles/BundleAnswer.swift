import LosslessJSON

/// Writes the answers to the entries of a bundle as a transaction-response or batch-response.
enum BundleAnswer {
  static func bytes(
    _ kind: IncomingBundle.Kind, _ answers: [Answer], preference: Preference,
    context: ServerContext
  ) -> [UInt8] {
    var json = JSONWriter(capacity: 256 + answers.count * 256)
    json.object { json in
      json.member("resourceType", "Bundle")
      json.member("type", "\(kind.rawValue)-response")
      guard !answers.isEmpty else { return }
      json.key("entry")
      json.array { json in
        for answer in answers { entry(answer.shown(as: preference), context, &json) }
      }
    }
    return json.finish()
  }

  private static func entry(
    _ answer: Answer, _ context: ServerContext, _ json: inout JSONWriter
  ) {
    json.object { json in
      if let resource = answer.resource {
        if let version = answer.version {
          json.member("fullUrl", "\(context.base)/\(version.identity.reference)")
        }
        json.key("resource")
        json.json(resource)
      }
      json.key("response")
      json.object { json in
        json.member("status", answer.status.line)
        if let version = answer.version {
          if answer.tellsLocation { json.member("location", version.location) }
          json.member("etag", EntityTag.text(version.number))
          json.member("lastModified", version.lastUpdated.instant)
        }
        if let outcome = answer.outcome {
          json.key("outcome")
          json.json(outcome)
        }
      }
    }
  }
}
