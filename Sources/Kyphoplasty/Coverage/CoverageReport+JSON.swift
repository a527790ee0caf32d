extension CoverageReport {
  /// The report for a program.
  public var json: [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("records", records)
    json.member("readable", readable)
    json.list("unmapped", unmapped) { json, field in
      json.member("field", field.path)
      json.member("count", field.count)
      if field.isKeptBack {
        json.key("valuesKeptBack")
        json.word("true")
      }
      json.list("values", field.values) { json, value in
        json.member("value", value.value)
        json.member("count", value.count)
      }
    }
    json.list("unread", unread) { json, unread in
      json.member("kind", unread.kind)
      if !unread.file.isEmpty { json.member("file", unread.file) }
      if !unread.name.isEmpty { json.member("name", unread.name) }
      json.member("count", unread.count)
    }
    json.member("moreUnread", moreUnread)
    json.list("findings", rules) { json, rule in
      json.member("rule", rule.rule)
      json.member("count", rule.count)
    }
    json.list("fields", fields) { json, field in
      json.member("path", field.path)
      json.member("filled", field.filled)
      json.key("required")
      json.word(field.isRequired ? "true" : "false")
    }
    json.list("mustSupport", mustSupport) { json, element in
      json.member("profile", element.profile)
      json.member("element", element.element)
      json.member("resources", element.resources)
      json.member("met", element.met)
    }
    json.list("undecided", undecided) { json, element in
      json.member("profile", element.profile)
      if let element = element.element { json.member("element", element) }
      json.member("resources", element.resources)
      json.member("reason", element.reason)
    }
    json.close("}")
    return json.bytes + [0x0A]
  }
}

extension JSONBytes {
  fileprivate mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout JSONBytes, Element) -> Void
  ) {
    key(name)
    open("[")
    for element in elements {
      open("{")
      body(&self, element)
      close("}")
    }
    close("]")
  }
}
