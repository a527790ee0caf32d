internal import LosslessJSON

extension StructureFacts {
  /// Takes the facts from a StructureDefinition; `nil` when it has no url, no type or no elements.
  init?(_ json: JSONValue, snapshots: DefinitionLoading.Snapshots = .published) {
    // DSTU2 names the type that a profile constrains in a field of its own.
    let constrained = json["constrainedType"]?.string
    guard let url = json["url"]?.string, let type = json["type"]?.string ?? constrained
    else { return nil }
    self.url = url
    self.type = type
    version = json["version"]?.string
    name = json["name"]?.string ?? type
    id = json["id"]?.string
    status = json["status"]?.string ?? "unknown"
    switch json["kind"]?.string {
    case "primitive-type": kind = .primitive
    case "resource": kind = .resource
    case "logical": kind = .logical
    default: kind = .complex
    }
    switch json["derivation"]?.string {
    case "specialization": derivation = .specialization
    case "constraint": derivation = .constraint
    default: derivation = constrained == nil ? nil : .constraint
    }
    isAbstract = json["abstract"]?.boolean ?? false
    isExperimental = json["experimental"]?.boolean ?? false
    baseDefinition = json["baseDefinition"]?.string
    for context in json.array("context") {
      if let path = context.string {
        let kind = json["contextType"]?.string == "extension" ? "extension" : "element"
        contexts.append(ExtensionContext(kind: kind, expression: path))
        continue
      }
      guard let expression = context["expression"]?.string else { continue }
      contexts.append(
        ExtensionContext(kind: context["type"]?.string ?? "element", expression: expression))
    }
    contextInvariants = json.array("contextInvariant").compactMap(\.string)
    imposedProfiles = json.array("extension").compactMap { json in
      json["url"]?.string == FactExtensions.imposeProfile ? json["valueCanonical"]?.string : nil
    }
    fhirVersion = json["fhirVersion"]?.string
    standardsStatus = FactExtensions.standardsStatus(of: json)
    extensionsJSON = FactExtensions.json(of: json, keeping: FactExtensions.ofStructures)

    var snapshot = json["snapshot"]
    if snapshots == .madeAgain, derivation == .constraint, baseDefinition != nil { snapshot = nil }
    hasSnapshot = snapshot != nil
    let elements = (snapshot ?? json["differential"])?.array("element") ?? []
    self.elements = elements.map { ElementFacts($0, in: self) }
    if elements.isEmpty {
      // A profile may say nothing beyond what its base says.
      guard snapshot == nil, baseDefinition != nil else { return nil }
      self.elements = [ElementFacts(path: type, id: type)]
    }
  }
}

extension JSONValue {
  /// The elements of a member that is an array; none where it is missing or anything else.
  func array(_ key: String) -> [JSONValue] { self[key].map { Array($0.elements) } ?? [] }

  /// The strings of a member that is an array of them, or one.
  func strings(_ key: String) -> [String] {
    guard let value = self[key] else { return [] }
    return value.string.map { [$0] } ?? value.elements.compactMap(\.string)
  }

  /// A number as an `Int`; `nil` for anything else.
  func integer(_ key: String) -> Int? { self[key]?.integer }
}
