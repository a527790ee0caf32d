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
    let document = document
    document.forEachMember(of: object) { key, _ in
      if !duplicateKeys.isEmpty, duplicateKeys.remove(key) != nil {
        report(.error, .duplicateKey, at: key)
        return
      }
      let (isSibling, entry) = withText(of: key) { text in
        let isSibling = !text.isEmpty && text[0] == UInt8(ascii: "_")
        return (isSibling, element.keys.entry(for: isSibling ? text.extracting(1...) : text))
      }
      guard let entry else {
        if element === schema.root, schema.kind == .resource,
          document.isString(key, "resourceType")
        {
          return
        }
        reportUnknown(key, in: element, of: schema)
        return
      }
      let child = element.children[Int(entry.child)]
      let type = Int(entry.type)
      if isSibling, !child.types[type].takesExtensions {
        // A primitive without extensions is told of itself, an object whose sibling is no element at all by its owner.
        let isPrimitive = child.types[type].primitive != nil
        if isPrimitive { path.push(key: key, isSibling: true, nameLength: child.nameLength) }
        report(.error, .siblingOfComplex(child.name), at: key)
        if isPrimitive { path.pop() }
        return
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
