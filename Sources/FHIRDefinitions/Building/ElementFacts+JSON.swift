internal import LosslessJSON

extension ElementFacts {
  init(_ json: JSONValue, in structure: StructureFacts) {
    path = json["path"]?.string ?? ""
    id = json["id"]?.string ?? path
    sliceName = json["sliceName"]?.string ?? (structure.isDSTU2 ? json["name"]?.string : nil)
    min = json.integer("min")
    max = Self.maximum(json["max"])
    if let base = json["base"] {
      basePath = base["path"]?.string
      baseMin = base.integer("min")
      baseMax = Self.maximum(base["max"])
    }
    for json in json.array("type") {
      let type = TypeFacts(json, path: path, basePath: basePath, in: structure)
      // STU3 names a type once for each of its profiles.
      if let place = types.firstIndex(where: { $0.code == type.code }) {
        types[place].profiles += type.profiles
        types[place].targetProfiles += type.targetProfiles
      } else {
        types.append(type)
      }
    }
    contentReference = json["contentReference"]?.string
    binding = json["binding"].map { BindingFacts($0) }
    constraints = json.array("constraint").compactMap { ConstraintFacts($0) }
    slicing = json["slicing"].map { SlicingFacts($0) }
    for (key, value) in json.members {
      if key.hasPrefix("fixed") {
        fixed = Self.value(value, key: key, prefix: "fixed")
      } else if key.hasPrefix("pattern") {
        pattern = Self.value(value, key: key, prefix: "pattern")
      } else if key.hasPrefix("minValue") {
        minValue = Self.value(value, key: key, prefix: "minValue")
      } else if key.hasPrefix("maxValue") {
        maxValue = Self.value(value, key: key, prefix: "maxValue")
      }
    }
    maxLength = json.integer("maxLength")
    isModifier = json["isModifier"]?.boolean ?? false
    mustSupport = json["mustSupport"]?.boolean ?? false
    isSummary = json["isSummary"]?.boolean ?? false
    isXMLAttribute = json.array("representation").contains { $0.string == "xmlAttr" }
    extensionsJSON = FactExtensions.merged(
      FactExtensions.json(of: json, keeping: FactExtensions.ofElements),
      FactExtensions.ofLaterFields(json))
  }

  private static func maximum(_ json: JSONValue?) -> Maximum? {
    guard let text = json?.string else { return nil }
    return text == "*" ? .unlimited : Int(text).map { .times($0) }
  }

  private static func value(_ json: JSONValue, key: String, prefix: String) -> ElementValue? {
    let suffix = String(key.dropFirst(prefix.count))
    guard let first = suffix.first, first.isUppercase else { return nil }
    let primitive = first.lowercased() + suffix.dropFirst()
    return ElementValue(
      type: PrimitiveType(name: primitive)?.name ?? suffix, json: CompactJSON.bytes(json))
  }
}

extension TypeFacts {
  private static let systemPrefix = "http://hl7.org/fhirpath/System."

  init(_ json: JSONValue, path: String, basePath: String?, in structure: StructureFacts) {
    code = json["code"]?.string ?? ""
    // R4 has lists; the single values are how STU3 writes them.
    profiles = json["profile"]?.string.map { [$0] } ?? Self.profiles(json)
    targetProfiles = json.strings("targetProfile")
    if structure.isDSTU2, code == "Reference" {
      targetProfiles += profiles
      profiles = []
    }
    for mode in json.array("aggregation").compactMap(\.string) {
      switch mode {
      case "contained": aggregation.insert(.contained)
      case "referenced": aggregation.insert(.referenced)
      case "bundled": aggregation.insert(.bundled)
      default: break
      }
    }
    switch json["versioning"]?.string {
    case "independent": versioning = .independent
    case "specific": versioning = .specific
    default: versioning = .either
    }
    var named: String?
    for json in json.array("extension") {
      switch json["url"]?.string {
      case FactExtensions.fhirType: named = (json["valueUrl"] ?? json["valueUri"])?.string
      case FactExtensions.regex: pattern = json["valueString"]?.string
      default: break
      }
    }
    guard code.hasPrefix(Self.systemPrefix) else { return }
    isSystemType = true
    if structure.kind == .primitive, path == structure.type + ".value" {
      code = structure.type
    } else if basePath == "Resource.id" || path == "Resource.id" {
      // The extension says `string` in R4 4.0.1, where the specification's page says `id`.
      code = "id"
    } else {
      let name = code.dropFirst(Self.systemPrefix.count)
      code = named ?? (name.prefix(1).lowercased() + name.dropFirst())
    }
  }
}

extension TypeFacts {
  /// The profiles, each with `#` and the id of an element where only that part of the profile is meant.
  private static func profiles(_ json: JSONValue) -> [String] {
    let details = json.array("_profile")
    return json.array("profile").enumerated().compactMap { index, profile in
      guard let canonical = profile.string else { return nil }
      guard index < details.count else { return canonical }
      let element = details[index].array("extension").first {
        $0["url"]?.string == FactExtensions.profileElement
      }
      return element?["valueString"]?.string.map { "\(canonical)#\($0)" } ?? canonical
    }
  }
}

extension BindingFacts {
  init(_ json: JSONValue) {
    switch json["strength"]?.string {
    case "required": strength = .required
    case "extensible": strength = .extensible
    case "preferred": strength = .preferred
    default: strength = .example
    }
    valueSet =
      (json["valueSet"] ?? json["valueSetUri"] ?? json["valueSetReference"]?["reference"])?.string
    for json in json.array("extension") {
      let value = json["valueCanonical"] ?? json["valueUri"]
      switch json["url"]?.string {
      case FactExtensions.maximumValueSet: maximumValueSet = value?.string
      case FactExtensions.minimumValueSet: minimumValueSet = value?.string
      default: break
      }
    }
    extensionsJSON = FactExtensions.merged(
      FactExtensions.json(of: json, keeping: FactExtensions.ofBindings),
      FactExtensions.ofLaterBinding(json))
  }
}

extension ConstraintFacts {
  init?(_ json: JSONValue) {
    guard let key = json["key"]?.string else { return nil }
    self.key = key
    severity = json["severity"]?.string == "warning" ? .warning : .error
    expression = json["expression"]?.string
    source = json["source"]?.string
    isBestPractice = json.array("extension").contains {
      $0["url"]?.string == FactExtensions.bestPractice && $0["valueBoolean"]?.boolean == true
    }
  }
}

extension SlicingFacts {
  init(_ json: JSONValue) {
    for json in json.array("discriminator") {
      if let path = json.string {
        discriminators.append(Slicing.Discriminator(stu2: path))
        continue
      }
      let kind: Slicing.Discriminator.Kind
      switch json["type"]?.string {
      case "exists": kind = .exists
      case "pattern": kind = .pattern
      case "type": kind = .type
      case "profile": kind = .profile
      case "position": kind = .position
      default: kind = .value
      }
      discriminators.append(
        Slicing.Discriminator(kind: kind, path: json["path"]?.string ?? "$this"))
    }
    switch json["rules"]?.string {
    case "closed": rules = .closed
    case "openAtEnd": rules = .openAtEnd
    default: rules = .open
    }
    isOrdered = json["ordered"]?.boolean ?? false
  }
}

extension Slicing.Discriminator {
  /// Reads how DSTU2 writes a discriminator: `code`, `value.@type`, `$this.@profile`.
  fileprivate init(stu2 text: String) {
    var parts = text.split(separator: ".").map(String.init)
    let kind: Kind =
      switch parts.last {
      case "@type": .type
      case "@profile": .profile
      case "@exists": .exists
      default: .value
      }
    if kind != .value { parts.removeLast() }
    self.init(kind: kind, path: parts.isEmpty ? "$this" : parts.joined(separator: "."))
  }
}
