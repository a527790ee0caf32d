internal import LosslessJSON

extension CodeSystemFacts {
  /// Takes the facts from a CodeSystem; `nil` when it has no url.
  init?(_ json: JSONValue) {
    guard let url = json["url"]?.string else { return nil }
    self.url = url
    version = json["version"]?.string
    name = json["name"]?.string ?? ""
    id = json["id"]?.string
    status = json["status"]?.string ?? "unknown"
    isExperimental = json["experimental"]?.boolean ?? false
    switch json["content"]?.string {
    case "not-present": content = .notPresent
    case "example": content = .example
    case "fragment": content = .fragment
    case "supplement": content = .supplement
    default: content = .complete
    }
    isCaseSensitive = json["caseSensitive"]?.boolean ?? true
    valueSet = json["valueSet"]?.string
    supplements = json["supplements"]?.string
    standardsStatus = FactExtensions.standardsStatus(of: json)
    language = json["language"]?.string
    hierarchy = json["hierarchyMeaning"]?.string
    properties = json.array("property").compactMap { json in
      json["code"]?.string.map {
        CodeSystem.PropertyDeclaration(
          code: $0, type: json["type"]?.string ?? "", uri: json["uri"]?.string)
      }
    }
    filters = json.array("filter").compactMap { json in
      json["code"]?.string.map {
        CodeSystem.FilterDeclaration(
          code: $0, operators: json.array("operator").compactMap(\.string))
      }
    }
    propertyCodes = Set(json.array("property").compactMap { $0["code"]?.string })
    addConcepts(of: json)
    linkProperties()
    noteLanguage(json["language"]?.string)
  }

  /// Says of each display in which language it is, unless that is English: HL7 leaves English unsaid as often as not.
  private mutating func noteLanguage(_ language: String?) {
    guard let language, language != "en", !language.hasPrefix("en-") else { return }
    for place in concepts.indices {
      guard let display = concepts[place].display else { continue }
      concepts[place].designations.insert(
        Concept.Designation(language: language, value: display), at: 0)
    }
  }

  /// Nested concepts, without recursion: whoever wrote the file decides how deep they are.
  private mutating func addConcepts(of json: JSONValue) {
    var open: [(concepts: [JSONValue], next: Int, parent: Int?)] = [(json.array("concept"), 0, nil)]
    while let last = open.last {
      guard last.next < last.concepts.count else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let json = last.concepts[last.next]
      guard let code = json["code"]?.string else { continue }
      let place: Int
      if let known = index[code] {
        place = known
      } else {
        place = concepts.count
        concepts.append(ConceptFacts(json, code: code))
        index[code] = place
      }
      if let parent = last.parent, parent != place, !concepts[place].parents.contains(parent) {
        concepts[place].parents.append(parent)
      }
      let nested = json.array("concept")
      if !nested.isEmpty { open.append((nested, 0, place)) }
    }
  }

  /// Makes parents of the properties that name parents or children, and marks of those that say what a concept is.
  private mutating func linkProperties() {
    for place in concepts.indices {
      for property in concepts[place].properties {
        propertyCodes.insert(property.code)
        switch property.code {
        case "parent", "subsumedBy":
          if let parent = index[property.value] { link(place, to: parent) }
        case "child":
          if let child = index[property.value] { link(child, to: place) }
        case "notSelectable", "not-selectable", "abstract":
          if property.value == "true" { concepts[place].isAbstract = true }
        case "inactive":
          if property.value == "true" { concepts[place].isInactive = true }
        case "status":
          if property.value == "retired" || property.value == "inactive" {
            concepts[place].isInactive = true
          }
        default: break
        }
      }
    }
  }

  private mutating func link(_ child: Int, to parent: Int) {
    guard child != parent, !concepts[child].parents.contains(parent) else { return }
    concepts[child].parents.append(parent)
  }
}

extension ConceptFacts {
  fileprivate init(_ json: JSONValue, code: String) {
    self.code = code
    display = json["display"]?.string
    for json in json.array("property") {
      guard let property = Concept.Property(json) else { continue }
      properties.append(property)
    }
    designations = json.array("designation").compactMap { json in
      json["value"]?.string.map {
        Concept.Designation(language: json["language"]?.string, value: $0)
      }
    }
  }
}

extension Concept.Property {
  fileprivate init?(_ json: JSONValue) {
    guard let code = json["code"]?.string else { return nil }
    for (key, value) in json.members where key.hasPrefix("value") {
      let kind = String(key.dropFirst(5))
      guard let first = kind.first else { return nil }
      if kind == "Coding" {
        self.init(
          code: code, kind: kind, value: value["code"]?.string ?? "",
          system: value["system"]?.string)
      } else {
        self.init(
          code: code, kind: first.lowercased() + kind.dropFirst(),
          value: value.document.text(of: value.node), system: nil)
      }
      return
    }
    return nil
  }
}
