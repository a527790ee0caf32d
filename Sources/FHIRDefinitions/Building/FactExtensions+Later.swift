internal import LosslessJSON

/// Fields of later versions of FHIR, as the extensions that stand for them in R4.
extension FactExtensions {
  /// What an element of a later version says with fields of its own.
  static func ofLaterFields(_ json: JSONValue) -> [UInt8]? {
    let mustHaveValue = json["mustHaveValue"]?.boolean
    let alternatives = json.array("valueAlternatives").compactMap(\.string)
    guard mustHaveValue != nil || !alternatives.isEmpty else { return nil }
    var writer = JSONWriter(capacity: 256)
    writer.array { writer in
      if let mustHaveValue {
        writer.object { writer in
          writer.member("url", Self.mustHaveValue)
          writer.member("valueBoolean", mustHaveValue)
        }
      }
      for alternative in alternatives {
        writer.object { writer in
          writer.member("url", Self.valueAlternatives)
          writer.member("valueCanonical", alternative)
        }
      }
    }
    return writer.finish()
  }

  /// The additional bindings of a later version.
  static func ofLaterBinding(_ json: JSONValue) -> [UInt8]? {
    let additional = json.array("additional")
    guard !additional.isEmpty else { return nil }
    var writer = JSONWriter(capacity: 512)
    writer.array { writer in
      for binding in additional {
        writer.object { writer in
          writer.member("url", Self.additionalBinding)
          writer.key("extension")
          writer.array { writer in part(of: binding, to: &writer) }
        }
      }
    }
    return writer.finish()
  }

  private static func part(of binding: JSONValue, to writer: inout JSONWriter) {
    func write(_ url: String, _ key: String, _ value: JSONValue, to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("url", url)
        writer.key(key)
        writer.json(CompactJSON.bytes(value))
      }
    }
    if let value = binding["purpose"] { write("purpose", "valueCode", value, to: &writer) }
    if let value = binding["valueSet"] { write("valueSet", "valueCanonical", value, to: &writer) }
    for value in binding.array("usage") { write("usage", "valueUsageContext", value, to: &writer) }
    if let value = binding["any"] { write("any", "valueBoolean", value, to: &writer) }
  }
}
