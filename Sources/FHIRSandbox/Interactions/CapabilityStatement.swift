import LosslessJSON

/// Says what the sandbox can do, as `/metadata` answers it.
enum CapabilityStatement {
  static func bytes(context: ServerContext, rules: WriteRules, date: Timestamp) -> [UInt8] {
    var json = JSONWriter(capacity: 65536)
    json.object { json in
      json.member("resourceType", "CapabilityStatement")
      json.member("status", "active")
      json.member("date", date.instant)
      json.member("kind", "instance")
      json.key("software")
      json.object { $0.member("name", "FHIRSandbox") }
      json.key("implementation")
      json.object { json in
        json.member("description", "A FHIR R4 server on this machine for demonstrations and tests")
        json.member("url", context.base)
      }
      json.member("fhirVersion", "4.0.1")
      json.key("format")
      json.array { $0.string("json") }
      json.key("rest")
      json.array { json in
        json.object { json in
          json.member("mode", "server")
          json.key("resource")
          json.array { json in
            for type in (context.types.names ?? SearchParameters.types).sorted() {
              resource(type, rules, &json)
            }
          }
          json.key("interaction")
          interactions((rules.allowsTransactions ? ["transaction"] : []) + ["batch"], &json)
        }
      }
    }
    return json.finish()
  }

  private static func resource(_ type: String, _ rules: WriteRules, _ json: inout JSONWriter) {
    json.object { json in
      json.member("type", type)
      json.key("interaction")
      interactions(
        ["read", "vread", "update", "delete", "history-instance", "create", "search-type"], &json)
      json.member("versioning", "versioned-update")
      json.key("readHistory")
      json.boolean(true)
      json.key("updateCreate")
      json.boolean(rules.allowsClientIDs)
      json.key("conditionalCreate")
      json.boolean(true)
      json.member("conditionalRead", "not-match")
      json.key("conditionalUpdate")
      json.boolean(true)
      json.member("conditionalDelete", "single")
      json.key("referencePolicy")
      json.array { json in
        json.string("literal")
        if rules.enforcesReferences { json.string("enforced") }
      }
      json.key("searchParam")
      json.array { json in
        for parameter in SearchParameters.names(of: type) {
          json.object { json in
            json.member("name", parameter.name)
            json.member("type", parameter.type)
          }
        }
      }
    }
  }

  private static func interactions(_ codes: [String], _ json: inout JSONWriter) {
    json.array { json in
      for code in codes { json.object { $0.member("code", code) } }
    }
  }
}
