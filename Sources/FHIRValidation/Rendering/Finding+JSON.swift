internal import LosslessJSON

extension Finding {
  /// Writes the finding as one JSON object.
  func write(to json: inout JSONWriter, file: String, layer: RuleLayer, value: String?) {
    json.object { json in
      json.member("file", file)
      json.member("severity", severity.rawValue)
      json.member("rule", rule.rawValue)
      json.member("layer", layer.name)
      if let source { json.member("source", source) }
      json.member("message", message)
      json.member("path", path.description)
      if let resource { json.member("resource", resource.description) }
      json.key("line")
      json.integer(position.line)
      json.key("column")
      json.integer(position.column)
      json.key("offset")
      json.integer(range.lowerBound)
      json.key("length")
      json.integer(range.count)
      if let value { json.member("value", value) }
    }
  }

  /// The source of a short value, for those who may see it.
  func source(in outcome: Outcome) -> String? {
    let range = range.clamped(to: 0..<outcome.bytes.count)
    return range.isEmpty || range.count > 200
      ? nil : String(decoding: outcome.bytes[range], as: UTF8.self)
  }
}
