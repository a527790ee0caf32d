internal import FHIRDefinitions
internal import LosslessJSON

/// A value set that a binding names besides its own, for a purpose and perhaps for some circumstances only.
///
/// The extension `additional-binding`, which R5 made an element: https://hl7.org/fhir/R5/elementdefinition.html#additional.
struct AdditionalBinding: Sendable {
  let rule: BindingRule
  /// The circumstances: an element of the resource, and the codings of which one must be its value.
  let usages: [Usage]

  struct Usage: Sendable {
    /// `Patient.gender`, where the circumstance is content of the resource; `nil` for one that lies outside of it.
    var path: [String]?
    var codings: [(system: String, code: String)]
  }

  static func all(
    _ json: [UInt8], _ definitions: Definitions, from structure: StructureDefinition?
  ) -> [AdditionalBinding] {
    guard let list = try? JSONDocument(json).value else { return [] }
    return list.elements.compactMap { AdditionalBinding($0, definitions, from: structure) }
  }

  private init?(
    _ json: JSONValue, _ definitions: Definitions, from structure: StructureDefinition?
  ) {
    guard
      json["url"]?.string?.hasSuffix("additional") == true
        || json["url"]?.string?.hasSuffix("additional-binding") == true
    else { return nil }
    var purpose: String?
    var canonical: String?
    var usages: [Usage] = []
    for part in json["extension"].map({ Array($0.elements) }) ?? [] {
      switch part["url"]?.string {
      case "purpose": purpose = part["valueCode"]?.string
      case "valueSet": canonical = (part["valueCanonical"] ?? part["valueUri"])?.string
      case "usage": if let usage = part["valueUsageContext"] { usages.append(Usage(usage)) }
      default: break
      }
    }
    guard let canonical, let kind = purpose.flatMap(BindingRule.Kind.init(purpose:)) else {
      return nil
    }
    rule = BindingRule(
      kind: kind, valueSet: BoundValueSet(canonical, definitions, from: structure))
    self.usages = usages
  }
}

extension AdditionalBinding.Usage {
  fileprivate init(_ json: JSONValue) {
    // A code that is a path of the profile's own elements.
    let code = json["code"]?["code"]?.string ?? ""
    path = code.contains(".") ? code.split(separator: ".").map(String.init) : nil
    let values = json["valueCodeableConcept"]?["coding"].map { Array($0.elements) } ?? []
    codings = values.compactMap { coding in
      guard let system = coding["system"]?.string, let code = coding["code"]?.string else {
        return nil
      }
      return (system, code)
    }
  }
}

extension BindingRule.Kind {
  /// What a purpose asks of a validator; `nil` for those that are about showing and testing.
  fileprivate init?(purpose: String) {
    switch purpose {
    case "required", "maximum": self = .required
    case "extensible": self = .extensible
    case "preferred": self = .preferred
    default: return nil
    }
  }
}

extension Walk {
  /// Whether the circumstances of an additional binding are given here, all of them.
  func isInScope(_ binding: AdditionalBinding) -> Bool {
    binding.usages.allSatisfy { usage in
      guard let path = usage.path, let resource = resources.last?.node,
        path.first.map({ isResourceType($0) }) == true
      else { return false }
      return values(at: path.dropFirst(), of: resource).contains { node in
        usage.codings.contains { isCoded(node, $0.system, $0.code) }
      }
    }
  }

  private func isResourceType(_ name: String) -> Bool {
    resources.last?.type.map { document.isString($0, name) } ?? false
  }

  private func values(at path: ArraySlice<String>, of node: JSONNode) -> [JSONNode] {
    var nodes = [node]
    for name in path {
      nodes = nodes.flatMap { node -> [JSONNode] in
        guard document.kind(of: node) == .object, let value = document.member(name, of: node) else {
          return []
        }
        return document.kind(of: value) == .array
          ? Array(document.elements(of: value)) : [value]
      }
    }
    return nodes
  }

  /// Whether a Coding, or one of a CodeableConcept, is a certain one.
  private func isCoded(_ node: JSONNode, _ system: String, _ code: String) -> Bool {
    guard document.kind(of: node) == .object else { return false }
    if let codings = document.member("coding", of: node), document.kind(of: codings) == .array {
      return document.elements(of: codings).contains { isCoded($0, system, code) }
    }
    return stringMember("system", of: node).map { document.isString($0, system) } ?? false
      && stringMember("code", of: node).map { document.isString($0, code) } ?? false
  }
}
