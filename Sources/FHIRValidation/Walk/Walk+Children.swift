internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks the members of an object against the elements that may stand in it.
  ///
  /// First each key is looked up and noted; then each element is judged, in the order of the definition, with its value and
  /// its sibling together.
  mutating func children(of object: JSONNode, as element: SchemaElement, in schema: Schema) {
    let base = occurrences.count
    let children = element.children
    occurrences.append(contentsOf: repeatElement(.none, count: children.count))
    defer { occurrences.removeLast(occurrences.count - base) }
    note(membersOf: object, as: element, in: schema, at: base)
    for (index, child) in children.enumerated() {
      let occurrence = occurrences[base + index]
      guard let key = occurrence.key ?? occurrence.sibling else {
        if child.cardinality.minimum > 0 { reportMissing(child, in: object) }
        continue
      }
      path.push(key: key, isSibling: occurrence.key == nil, nameLength: child.nameLength)
      values(of: child, occurrence, in: schema, owner: element)
      path.pop()
    }
  }

  private mutating func note(
    membersOf object: JSONNode, as element: SchemaElement, in schema: Schema, at base: Int
  ) {
    for (key, _) in document.members(of: object) {
      if !duplicateKeys.isEmpty, duplicateKeys.remove(key) != nil {
        report(.error, .duplicateKey, at: key)
        continue
      }
      let isSibling = withText(of: key) { !$0.isEmpty && $0[0] == UInt8(ascii: "_") }
      let entry = withText(of: key) {
        element.keys.entry(for: isSibling ? $0.extracting(1...) : $0)
      }
      guard let entry else {
        if element === schema.root, schema.kind == .resource,
          document.isString(key, "resourceType")
        {
          continue
        }
        reportUnknown(key, in: element, of: schema)
        continue
      }
      let child = element.children[Int(entry.child)]
      let type = Int(entry.type)
      if isSibling, !child.types[type].takesExtensions {
        // A primitive without extensions is told of itself, an object whose sibling is no element at all by its owner.
        let isPrimitive = child.types[type].primitive != nil
        if isPrimitive { path.push(key: key, isSibling: true, nameLength: child.nameLength) }
        report(.error, .siblingOfComplex(child.name), at: key)
        if isPrimitive { path.pop() }
        continue
      }
      note(key, isSibling: isSibling, child, type: type, at: base + Int(entry.child))
    }
  }

  private mutating func note(
    _ key: JSONNode, isSibling: Bool, _ child: SchemaElement, type: Int, at place: Int
  ) {
    if !occurrences[place].isAbsent, occurrences[place].type != type {
      report(.error, .severalChoices(child.name), at: key)
      return
    }
    occurrences[place].type = type
    if isSibling {
      occurrences[place].sibling = key
    } else {
      occurrences[place].key = key
    }
  }
}
