internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a StructureDefinition against the definition that it comes from.
  mutating func checkStructureDefinition(_ node: JSONNode) {
    let profile = ElementPlace(resource: node)
    checkExtensionContexts(of: profile)
    guard let canonical = text("baseDefinition", of: profile) else { return }
    if text("derivation", of: profile) == nil {
      report(.error, .noDerivation, at: profile)
    }
    guard let definition = cache.definitions.structure(canonical) else {
      return report(.warning, .unknownBaseDefinition(canonical), at: profile)
    }
    checkKind(of: profile, definition)
    guard text("derivation", of: profile) == "constraint" else { return }
    let base = ProfileBase(definition: definition, definitions: cache.definitions)
    let elements =
      (child("differential", of: profile) ?? child("snapshot", of: profile))
      .map { children("element", of: $0) } ?? []
    checkExtensionURL(of: profile, elements, base)
    for element in elements { check(element, of: profile, base) }
  }

  private mutating func checkKind(of profile: ElementPlace, _ base: StructureDefinition) {
    guard let type = text("type", of: profile), let derivation = text("derivation", of: profile)
    else { return }
    switch derivation {
    case "constraint" where type != base.type && !base.isAbstract:
      report(.error, .constrainedType(type, base), at: profile)
    case "specialization" where type == base.type:
      report(.error, .specializedType(type, base), at: profile)
    default: break
    }
  }

  private mutating func check(
    _ element: ElementPlace, of profile: ElementPlace, _ base: ProfileBase
  ) {
    guard let path = text("path", of: element) else { return }
    let name = text("id", of: element) ?? path
    if let type = text("type", of: profile), path != type, !path.hasPrefix(type + ".") {
      return report(.error, .foreignPath(name, type), at: element)
    }
    if !path.contains("."), document.member("slicing", of: element.node) != nil {
      return report(.error, .slicedRoot, at: element)
    }
    let place = base.place(of: path)
    checkConstraints(of: element, on: base.expressionType(of: path, place))
    switch place {
    case .malformed: report(.error, .malformedPath(name), at: profile)
    case .unknown: report(.error, .unknownPath(name, base.definition), at: profile)
    case .root: break
    case .element(let found): check(element, named: name, against: found, type: nil)
    case .choice(let found, let type): check(element, named: name, against: found, type: type)
    }
  }

  private mutating func checkExtensionURL(
    of profile: ElementPlace, _ elements: [ElementPlace], _ base: ProfileBase
  ) {
    guard text("type", of: profile) == "Extension", let url = text("url", of: profile) else {
      return
    }
    let element = elements.first { text("path", of: $0) == "Extension.url" }
    let fixed = element.flatMap { choice("fixed", of: $0)?.place }
    if let fixed, let stated = text(of: fixed), stated != url {
      return report(.error, .extensionURL(stated, url), at: fixed)
    }
    let inherited = base.definition.root.children.first { $0.name == "url" }?.fixed
    if let inherited, inherited.json != Array("\"\(url)\"".utf8) {
      report(.error, .inheritedURL(base.definition.url), at: element ?? profile)
    } else if fixed == nil, inherited == nil {
      report(.error, .noExtensionURL(url), at: profile)
    }
  }
}

extension Rule {
  static let definitionBase = Rule(
    "definition.base", .invalid, "A profile narrows a definition of its own type.",
    explanation: """
      A profile (derivation 'constraint') has the type of its base; a definition of a new type (derivation 'specialization') \
      does not. One of the two must be said wherever there is a base.
      """,
    remedy: "Correct type, derivation or baseDefinition.")
  static let definitionBaseUnknown = Rule(
    "definition.unchecked", .notFound, "The base of a profile is known.",
    explanation: "Without its base a differential cannot be checked.",
    remedy: "Give the package that defines the base.")
  static let definitionPath = Rule(
    "definition.path", .invalid, "An element of a profile is one that its base has.",
    explanation: """
      A profile chooses among what its base allows: the path of each element begins with the type, names elements that the \
      base or their types have, and leaves the root unsliced. From a differential that does not, no snapshot can be made.
      """,
    remedy:
      "Correct the path: `value[x]` is the choice itself, `valueQuantity` the choice with one type.",
    invariants: ["sdf-8a"])
  static let definitionExtensionURL = Rule(
    "definition.url", .invalid, "An extension's definition fixes the extension's url.",
    explanation:
      "Extensions are recognised by their url, so `Extension.url` is fixed to the url of the definition.",
    remedy: "Set fixedUri of Extension.url to the url of the StructureDefinition.")

  static let definitionRules = [
    definitionBase, definitionBaseUnknown, definitionPath, definitionExtensionURL,
    definitionContext,
    definitionContextElement, definitionType, definitionWidening, definitionValue,
  ]
}

extension Cause {
  fileprivate static var noDerivation: Cause {
    Cause(.definitionBase, "has a base and does not say how it comes from it ('derivation')")
  }
  fileprivate static func unknownBaseDefinition(_ url: String) -> Cause {
    Cause(
      .definitionBaseUnknown,
      "was not compared with its base \(shown(url: url)), which is not known here")
  }
  fileprivate static func constrainedType(_ type: String, _ base: StructureDefinition) -> Cause {
    Cause(
      .definitionBase,
      "constrains \(base.url), whose type is \(base.type) and not \(shown(code: type))")
  }
  fileprivate static func specializedType(_ type: String, _ base: StructureDefinition) -> Cause {
    Cause(
      .definitionBase, "specializes \(base.url), and has its type \(shown(code: type)) nevertheless"
    )
  }
  fileprivate static func foreignPath(_ name: String, _ type: String) -> Cause {
    Cause(
      .definitionPath,
      "'\(shown(code: name))' does not begin with the profile's type \(shown(code: type))")
  }
  fileprivate static var slicedRoot: Cause {
    Cause(.definitionPath, "slices the root, which occurs once")
  }
  fileprivate static func malformedPath(_ name: String) -> Cause {
    Cause(.definitionPath, "has the element '\(shown(code: name))', whose path has an empty part")
  }
  fileprivate static func unknownPath(_ name: String, _ base: StructureDefinition) -> Cause {
    Cause(
      .definitionPath, "has the element '\(shown(code: name))', which \(base.url) does not have")
  }
  fileprivate static func extensionURL(_ stated: String, _ url: String) -> Cause {
    Cause(
      .definitionExtensionURL,
      "is \(shown(url: stated)), and must be the definition's own url \(shown(url: url))")
  }
  fileprivate static func inheritedURL(_ base: String) -> Cause {
    Cause(
      .definitionExtensionURL,
      "cannot have a url of its own, because its base \(base) fixes another")
  }
  fileprivate static func noExtensionURL(_ url: String) -> Cause {
    Cause(.definitionExtensionURL, "does not fix Extension.url to \(shown(url: url))")
  }
}
