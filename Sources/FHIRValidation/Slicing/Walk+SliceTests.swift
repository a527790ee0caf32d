internal import FHIRDefinitions
internal import LosslessJSON

/// A place that a discriminator has come to.
private struct Place {
  var instance: Instance
  /// The resource that it is in, where the way has led into one.
  var resource: JSONNode?
}

extension Walk {
  /// Whether a value is of a slice; `nil` where the profile does not say how to tell.
  mutating func holds(_ slice: Slice, for instance: Instance) -> Bool? {
    var isDecided = !slice.tests.isEmpty
    for test in slice.tests {
      switch holds(test, for: instance) {
      case true?: continue
      case false?: return false
      case nil: isDecided = false
      }
    }
    return isDecided ? true : nil
  }

  /// Whether a value meets one condition of a slice.
  mutating func holds(_ test: SliceTest, for instance: Instance) -> Bool? {
    switch test.check {
    case .undecidable: return nil
    case .position(let place): return instance.index == place
    case .absent: return !finds(test, 0, Place(instance: instance))
    default: return finds(test, 0, Place(instance: instance))
    }
  }

  /// Whether somewhere on the rest of the way there is a place that meets the condition.
  private mutating func finds(_ test: SliceTest, _ step: Int, _ place: Place) -> Bool {
    guard step < test.steps.count else { return meets(test.check, place) }
    switch test.steps[step] {
    case .child(_, let keys): return findsChild(keys, test, step, place)
    case .extension(let url): return findsExtension(url, test, step, place)
    case .ofType(let type):
      return isOfType(type, place.instance) && finds(test, step + 1, place)
    case .resolve: return findsTarget(test, step, place)
    }
  }

  private mutating func findsChild(
    _ keys: [SliceKey], _ test: SliceTest, _ step: Int, _ place: Place
  ) -> Bool {
    guard let object = parts(of: place.instance) else { return false }
    let resource = document.member("resourceType", of: object) == nil ? place.resource : object
    for (key, value) in document.members(of: object) {
      guard let (match, isSibling) = match(key, keys) else { continue }
      for item in Repetitions(document, value) where document.kind(of: item) != .null {
        let instance = Instance(
          value: isSibling ? nil : item, sibling: isSibling ? item : nil, typeName: match.type)
        if finds(test, step + 1, Place(instance: instance, resource: resource)) { return true }
      }
    }
    return false
  }

  private func match(_ key: JSONNode, _ keys: [SliceKey]) -> (key: SliceKey, isSibling: Bool)? {
    withText(of: key) { text in
      let isSibling = !text.isEmpty && text[0] == UInt8(ascii: "_")
      let name = isSibling ? text.extracting(1...) : text
      for key in keys where name.isEqual(to: key.key.span) { return (key, isSibling) }
      return nil
    }
  }

  private mutating func findsExtension(
    _ url: [UInt8], _ test: SliceTest, _ step: Int, _ place: Place
  ) -> Bool {
    guard let object = parts(of: place.instance),
      let list = document.member("extension", of: object)
    else { return false }
    for item in document.elements(of: list) {
      guard let text = stringMember("url", of: item),
        withText(of: text, { $0.isEqual(to: url.span) })
      else { continue }
      let instance = Instance(value: item, typeName: "Extension")
      if finds(test, step + 1, Place(instance: instance, resource: place.resource)) { return true }
    }
    return false
  }

  private mutating func findsTarget(_ test: SliceTest, _ step: Int, _ place: Place) -> Bool {
    guard let value = place.instance.value else { return false }
    let target = target(of: value, in: place.resource)
    switch target.place {
    case .here(let node):
      return finds(test, step + 1, Place(instance: Instance(value: node), resource: node))
    case .outside, .unknown, .missing:
      // Of what is not here, only the type can be known.
      guard step + 1 == test.steps.count, case .types(let types) = test.check,
        let name = typeName(of: target)
      else { return false }
      return types.contains(name)
    }
  }

  // MARK: Conditions

  private mutating func meets(_ check: SliceCheck, _ place: Place) -> Bool {
    let instance = place.instance
    switch check {
    case .fixed(let document, let node): return isFixed(instance, document, node)
    case .pattern(let document, let node): return hasPattern(instance, document, node)
    case .text(let text):
      return instance.value.map { withText(of: $0) { $0.isEqual(to: text.span) } } ?? false
    case .binding(let binding):
      return probing { $0.checkBinding(binding, of: instance, type: instance.typeName) }.isMet
    case .types(let types): return types.contains { isOfType($0, instance) }
    case .profiles(let profiles):
      return profiles.contains { profile in
        guard let id = profile.id else { return false }
        return conformance(of: instance, to: id).isMet
      }
    case .exists, .absent: return true
    case .position, .undecidable: return false
    }
  }

  private func isOfType(_ type: String, _ instance: Instance) -> Bool {
    if let value = instance.value, let name = stringMember("resourceType", of: value) {
      return document.isString(name, type) || type == "Resource"
        || type == "DomainResource" && !document.isString(name, "Bundle")
          && !document.isString(name, "Parameters") && !document.isString(name, "Binary")
    }
    return instance.typeName == type
  }
}
