internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks one value against what a profile says of its element.
  ///
  /// - Returns: whether it is of a type that the profile allows; if not, nothing else is to be said of it.
  @discardableResult
  mutating func check(_ instance: Instance, as element: ProfileElement) -> Bool {
    guard let type = type(of: instance, as: element) else { return false }
    guard let type, type.isResource, let node = instance.value else {
      check(instance, as: element, type)
      return true
    }
    enterResource(node, role: role(ofResource: node))
    check(instance, as: element, type)
    leaveResource()
    return true
  }

  private mutating func check(
    _ instance: Instance, as element: ProfileElement, _ type: ProfileType?
  ) {
    if !element.value.isEmpty { checkValue(instance, element.value) }
    if let binding = element.binding { checkBinding(binding, of: instance, type: type?.name) }
    children(of: instance, as: element)
    if let type {
      if !type.profiles.isEmpty { checkProfiles(type.profiles, of: instance) }
      if let rules = type.targets, let value = instance.value { checkTarget(of: value, rules) }
    }
    if !element.constraints.isEmpty { checkInvariants(element.constraints, of: instance) }
  }

  /// Checks the parts of a value of which a profile says something.
  private mutating func children(of instance: Instance, as element: ProfileElement) {
    guard !element.children.isEmpty, depth < options.maximumDepth else { return }
    depth += 1
    defer { depth -= 1 }
    let base = occurrences.count
    occurrences.append(contentsOf: repeatElement(.none, count: element.children.count))
    defer { occurrences.removeLast(occurrences.count - base) }
    if let object = parts(of: instance) { note(partsOf: object, as: element, at: base) }
    for (index, child) in element.children.enumerated() {
      values(of: child, occurrences[base + index], in: instance.anchor)
    }
  }

  private mutating func note(partsOf object: JSONNode, as element: ProfileElement, at base: Int) {
    for (key, _) in document.members(of: object) {
      let isSibling = withText(of: key) { !$0.isEmpty && $0[0] == UInt8(ascii: "_") }
      let entry = withText(of: key) {
        element.keys.entry(for: isSibling ? $0.extracting(1...) : $0)
      }
      guard let entry else { continue }
      let place = base + Int(entry.child)
      // A second type of a choice is a fault that the type reports.
      guard occurrences[place].isAbsent || occurrences[place].type == Int(entry.type) else {
        continue
      }
      occurrences[place].type = Int(entry.type)
      if isSibling {
        occurrences[place].sibling = key
      } else {
        occurrences[place].key = key
      }
    }
  }

  /// Checks all values of one element of an object.
  private mutating func values(
    of element: ProfileElement, _ occurrence: Occurrence, in object: JSONNode
  ) {
    guard let key = occurrence.key ?? occurrence.sibling else {
      if !checkCount(0, of: element, at: object) { return }
      if let slicing = element.slicing { checkSlices(of: slicing, element, in: object, at: object) }
      return
    }
    let value = occurrence.key?.valueOfKey
    let sibling = occurrence.sibling?.valueOfKey
    var values = Repetitions(document, value)
    var siblings = Repetitions(document, sibling)
    let slots = sliceCounts.count
    if let slicing = element.slicing {
      sliceCounts.append(contentsOf: repeatElement(0, count: slicing.slots))
    }
    defer { sliceCounts.removeLast(sliceCounts.count - slots) }
    var sequence = SliceSequence()
    var count = 0
    let typeName =
      occurrence.type < element.types.count ? element.types[occurrence.type].name : nil
    path.push(key: key, isSibling: occurrence.key == nil, nameLength: element.nameLength)
    while true {
      let (item, siblingItem) = (values.next(), siblings.next())
      if item == nil, siblingItem == nil { break }
      defer { count += 1 }
      let instance = Instance(
        value: present(item), sibling: present(siblingItem), type: occurrence.type,
        typeName: typeName, index: count)
      guard instance.value != nil || instance.sibling != nil else { continue }
      path.setIndex(values.isArray || siblings.isArray ? count : nil)
      if check(instance, as: element), let slicing = element.slicing {
        place(instance, in: slicing, slots, &sequence)
      }
    }
    path.pop()
    let anchor = value ?? sibling ?? object
    guard checkCount(count, of: element, at: count == 0 ? object : anchor) else { return }
    if let slicing = element.slicing {
      checkSlices(of: slicing, element, in: object, at: anchor, slots)
    }
  }

  /// The type of a value among those of its element; reports one that the profile does not allow.
  ///
  /// - Returns: `nil` where the value is of a wrong type and nothing else is to be said of it; a nested `nil` where the
  ///   element has no types of its own, as the root of a profile.
  private mutating func type(of instance: Instance, as element: ProfileElement) -> ProfileType?? {
    guard let first = element.types.first else { return .some(nil) }
    if first.isResource { return resourceType(of: instance, as: element) }
    guard instance.type < element.types.count else { return .some(nil) }
    let type = element.types[instance.type]
    if type.isAllowed { return type }
    reportType(instance, element)
    return nil
  }

  private mutating func resourceType(
    of instance: Instance, as element: ProfileElement
  ) -> ProfileType?? {
    guard let value = instance.value, let name = stringMember("resourceType", of: value) else {
      return nil
    }
    let type = element.types.first { type in
      type.name == "Resource" || type.name == "DomainResource"
        || document.isString(name, type.name)
    }
    if let type { return type }
    reportType(instance, element, found: document.text(of: name))
    return nil
  }

  /// Checks the codes of a value against a value set that a profile binds it to.
  mutating func checkBinding(_ binding: CodeBinding, of instance: Instance, type: String?) {
    guard let value = instance.value, !faulty.contains(value) else { return }
    switch document.kind(of: value) {
    case .string: checkBinding(binding, ofCode: value)
    case .object:
      if let special = type.flatMap({ SpecialType(rawValue: $0) }) {
        checkBinding(binding, of: value, as: special)
      }
    default: break
    }
  }
}
