internal import LosslessJSON

extension ValueSetFacts {
  /// Takes the facts from a ValueSet; `nil` when it has no url.
  init?(_ json: JSONValue) {
    guard let url = json["url"]?.string else { return nil }
    self.url = url
    version = json["version"]?.string
    name = json["name"]?.string ?? ""
    id = json["id"]?.string
    status = json["status"]?.string ?? "unknown"
    isExperimental = json["experimental"]?.boolean ?? false
    if let compose = json["compose"] {
      includes = compose.array("include").map { InclusionFacts($0) }
      excludes = compose.array("exclude").map { InclusionFacts($0) }
      excludesInactive = compose["inactive"]?.boolean == false
    }
    if let expansion = json["expansion"] { addExpansion(expansion) }
  }

  /// Nested entries, without recursion.
  private mutating func addExpansion(_ json: JSONValue) {
    var open = json.array("contains").reversed() as [JSONValue]
    while let entry = open.popLast() {
      if let system = entry["system"]?.string, let code = entry["code"]?.string,
        entry["abstract"]?.boolean != true
      {
        expansion.append((system, ValueSet.Code(code: code, display: entry["display"]?.string)))
      }
      open.append(contentsOf: entry.array("contains").reversed())
    }
  }
}

extension InclusionFacts {
  fileprivate init(_ json: JSONValue) {
    system = json["system"]?.string
    version = json["version"]?.string
    if json["concept"] != nil {
      concepts = json.array("concept").compactMap { json in
        json["code"]?.string.map {
          ValueSet.Code(code: $0, display: json["display"]?.string)
        }
      }
    }
    filters = json.array("filter").compactMap { json in
      guard let property = json["property"]?.string, let operation = json["op"]?.string,
        let value = json["value"]?.string
      else { return nil }
      return ValueSet.Filter(property: property, operation: operation, value: value)
    }
    valueSets = json.array("valueSet").compactMap(\.string)
  }
}
