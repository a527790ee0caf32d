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
    standardsStatus = FactExtensions.standardsStatus(of: json)
    supplements = FactExtensions.canonicals(of: json, url: FactExtensions.valueSetSupplement)
    if let compose = json["compose"] {
      includes = compose.array("include").map { InclusionFacts($0) }
      // DSTU2 imports value sets beside the includes.
      let imports = compose.array("import").compactMap(\.string)
      includes? += imports.map { InclusionFacts(valueSets: [$0]) }
      excludes = compose.array("exclude").map { InclusionFacts($0) }
      excludesInactive = compose["inactive"]?.boolean == false
    }
    if let expansion = json["expansion"] { addExpansion(expansion) }
    for concept in json["compose"]?.array("include").flatMap({ $0.array("concept") }) ?? [] {
      addDesignations(of: concept)
    }
  }

  private mutating func addDesignations(of concept: JSONValue) {
    guard let code = concept["code"]?.string else { return }
    for json in concept.array("designation") {
      guard let value = json["value"]?.string else { continue }
      designations.append((code, json["language"]?.string ?? "", value))
    }
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
      addDesignations(of: entry)
      open.append(contentsOf: entry.array("contains").reversed())
    }
  }
}

extension InclusionFacts {
  fileprivate init(_ json: JSONValue) {
    system = json["system"]?.string
    version = json["version"]?.string
    if let written = system, written.contains("|") {
      // A version that is written into the url of the system is meant as one.
      let parts = Canonical.split(written)
      system = parts.url
      version = version ?? parts.version
    }
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
    valueSets = json.strings("valueSet")
  }
}
