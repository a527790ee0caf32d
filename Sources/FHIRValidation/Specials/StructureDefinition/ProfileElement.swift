internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks one element of a differential against the element that it narrows.
  mutating func check(
    _ element: ElementPlace, named name: String, against base: ElementDefinition, type: String?
  ) {
    let isSlice = document.member("sliceName", of: element.node) != nil
    checkCardinality(of: element, named: name, against: base, isSlice: isSlice)
    checkTypes(of: element, named: name, against: base)
    checkValue(of: element, named: name, against: base, type: type)
    checkStrength(of: element, named: name, against: base)
  }

  private mutating func checkCardinality(
    of element: ElementPlace, named name: String, against base: ElementDefinition, isSlice: Bool
  ) {
    if !isSlice,
      let min = document.member("min", of: element.node).flatMap({ JSONValue(document, $0).integer }
      ),
      min < base.min, let place = child("min", of: element)
    {
      report(.error, .widened("min", name, "is \(base.min)"), at: place)
    }
    guard let stated = text("max", of: element), let place = child("max", of: element),
      let maximum = base.max
    else { return }
    if stated == "*" || (Int(stated).map { $0 > maximum } ?? false) {
      report(.error, .widened("max", name, "is \(maximum)"), at: place)
    }
  }

  private mutating func checkTypes(
    of element: ElementPlace, named name: String, against base: ElementDefinition
  ) {
    let allowed = Set(base.types.map(\.code))
    for type in children("type", of: element) {
      guard let code = text("code", of: type) else { continue }
      let plain = code.hasPrefix("http://hl7.org/fhirpath/System.") ? nil : code
      if let plain, !allowed.isEmpty, !allowed.contains(plain), !isAny(allowed),
        let place = child("code", of: type)
      {
        report(.error, .typeNotAllowed(plain, name), at: place)
        continue
      }
      for place in children("profile", of: type) {
        guard let url = text(of: place), let profile = cache.definitions.structure(url) else {
          continue
        }
        let isResource =
          profile.kind == .resource && (code == "Resource" || code == "DomainResource")
        if profile.type != code, !isResource {
          report(.error, .typeProfile(url, profile.type, name, code), at: place)
        }
      }
      let takesTargets = ["Reference", "canonical", "CodeableReference"].contains(code)
      if !takesTargets, let place = children("targetProfile", of: type).first {
        report(.error, .targetOfNoReference(code, name), at: place)
      }
    }
  }

  /// Whether a type of the base stands for any type.
  private func isAny(_ types: Set<String>) -> Bool {
    !types.isDisjoint(with: ["Element", "BackboneElement", "Resource", "DomainResource", "*"])
  }

  private mutating func checkValue(
    of element: ElementPlace, named name: String, against base: ElementDefinition, type: String?
  ) {
    var allowed = Set(children("type", of: element).compactMap { text("code", of: $0) })
    if let type { allowed = [type] }
    if allowed.isEmpty { allowed = Set(base.types.map(\.code)) }
    guard !allowed.isEmpty, !isAny(allowed) else { return }
    for prefix in ["fixed", "pattern"] {
      guard let value = choice(prefix, of: element) else { continue }
      let fits = allowed.contains { $0.lowercased() == value.type.lowercased() }
      // The specification types ids and urls as strings of FHIRPath.
      if !fits, !allowed.contains("string") || value.type != "Uri" {
        report(.error, .valueType(prefix, value.type, name), at: value.place)
      }
    }
  }

  private mutating func checkStrength(
    of element: ElementPlace, named name: String, against base: ElementDefinition
  ) {
    guard base.binding?.strength == .required, let binding = child("binding", of: element),
      let strength = text("strength", of: binding), strength != "required",
      let place = child("strength", of: binding)
    else { return }
    // Published profiles do it; the codes that they then allow are refused by the base.
    report(.warning, .widened("binding strength", name, "is required"), at: place)
  }
}

extension Rule {
  static let definitionWidening = Rule(
    "definition.widening", .invalid, "A profile allows nothing that its base does not.",
    explanation: """
      Whoever knows the base can rely on it for every profile: a minimum can only rise, a maximum only fall, a required \
      binding stays required.
      """,
    remedy: "Leave the value out to inherit it, or choose one within the base's.")
  static let definitionType = Rule(
    "definition.type", .invalid, "A type of a profile's element is one that the base allows.",
    explanation: """
      Types are chosen among those of the base; a profile on a type is a profile of that very type; only references and \
      canonicals have target profiles.
      """,
    remedy: "Correct the type, or the profile that it names.")
  static let definitionValue = Rule(
    "definition.value", .value, "A fixed or pattern value has a type that its element can have.",
    explanation: "A value of another type can never occur, so nothing would be valid.",
    remedy: "Write the value with the type of the element.")
}

extension Cause {
  fileprivate static func widened(_ what: String, _ name: String, _ base: String) -> Cause {
    Cause(
      .definitionWidening,
      "of '\(shown(code: name))' allows more than the base, where the \(what) \(base)")
  }
  fileprivate static func typeNotAllowed(_ type: String, _ name: String) -> Cause {
    Cause(
      .definitionType,
      "is \(ShownForm.codeOrURL.shown(type)), which the base does not allow for '\(shown(code: name))'"
    )
  }
  fileprivate static func typeProfile(
    _ url: String, _ is: String, _ name: String, _ type: String
  ) -> Cause {
    Cause(
      .definitionType,
      "is \(shown(url: url)), a definition of \(`is`), where '\(shown(code: name))' has the type \(type)"
    )
  }
  fileprivate static func targetOfNoReference(_ type: String, _ name: String) -> Cause {
    Cause(
      .definitionType,
      "gives '\(shown(code: name))' a target, and \(ShownForm.codeOrURL.shown(type)) points at nothing"
    )
  }
  fileprivate static func valueType(_ kind: String, _ type: String, _ name: String) -> Cause {
    Cause(
      .definitionValue,
      "is a \(kind) value of type \(type), which '\(shown(code: name))' cannot have")
  }
}
