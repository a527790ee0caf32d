extension PackWriter {
  mutating func writeStructures() {
    typeRows = [:]
    namedTypes = []
    elementRows = []
    var next: UInt32 = 0
    for (row, structure) in input.structures.enumerated() {
      elementRows.append(next)
      next += UInt32(truncatingIfNeeded: structure.facts.elements.count)
      guard structure.facts.definesType else { continue }
      let known = typeRows[structure.facts.type].map { input.structures[Int($0)].package }
      if known.map({ structure.package < $0 }) ?? true {
        typeRows[structure.facts.type] = UInt32(truncatingIfNeeded: row)
        // A package for another version of FHIR must not change what a type is.
        if input.context.type(structure.facts.type) == nil {
          namedTypes.insert(structure.facts.type)
        }
      }
    }
    for (row, structure) in input.structures.enumerated() {
      write(structure.facts, row: UInt32(truncatingIfNeeded: row), package: structure.package)
    }
    var names: [[UInt32]] = []
    for (name, row) in typeRows where namedTypes.contains(name) {
      names.append([strings.key(name), row])
    }
    for row in names.sorted(by: { $0[0] < $1[0] }) { append(row, to: .names) }
  }

  private mutating func write(_ facts: StructureFacts, row: UInt32, package: Int) {
    var flags = UInt32(facts.kind.rawValue)
    flags |= UInt32(facts.derivation?.rawValue ?? 0) << StructureField.derivationShift
    if facts.isAbstract { flags |= StructureField.isAbstract }
    if facts.hasSnapshot { flags |= StructureField.hasSnapshot }
    if facts.isExperimental { flags |= StructureField.isExperimental }
    if facts.kind == .primitive, let primitive = PrimitiveType(name: facts.type) {
      flags |= UInt32(primitive.rawValue) << StructureField.primitiveShift
    }
    var words = [strings.key(facts.url), strings.text(facts.version), strings.text(facts.name)]
    words += [strings.key(facts.type), strings.key(facts.baseDefinition), flags]
    words += [elementRows[Int(row)], UInt32(truncatingIfNeeded: facts.elements.count)]
    let contexts = facts.contexts.flatMap {
      [strings.text($0.kind), strings.text($0.expression)]
    }
    words += range(contexts, in: .contexts)
    words += textRange(facts.contextInvariants)
    words += [strings.text(utf8: facts.extensionsJSON), strings.text(facts.status)]
    words += [strings.text(facts.id), UInt32(truncatingIfNeeded: package)]
    words += keyRange(facts.imposedProfiles)
    words += [strings.text(facts.fhirVersion), strings.text(facts.standardsStatus)]
    append(words, to: .structures)
    writeElements(of: facts, structure: row)
  }

  mutating func textRange(_ texts: [String]) -> [UInt32] {
    range(texts.map { strings.text($0) }, in: .lists)
  }

  mutating func keyRange(_ keys: [String]) -> [UInt32] {
    range(keys.map { strings.key($0) }, in: .lists)
  }

  private mutating func writeElements(of facts: StructureFacts, structure: UInt32) {
    let tree = ElementTree(facts.elements)
    let first = elementRows[Int(structure)]
    // The types first: the tables of children name them.
    let types = facts.elements.map { typeRange($0.types) }
    for (place, element) in facts.elements.enumerated() {
      let children = childRange(
        of: place, elements: facts.elements, tree: tree, first: first, types: types)
      var words = [strings.text(element.path), strings.text(element.id)]
      words += [strings.key(element.name), strings.text(element.sliceName), flags(of: element)]
      words += cardinality(of: element)
      words += types[place]
      words.append(bindingRow(element.binding))
      words.append(facetRow(element))
      words.append(slicingRow(element.slicing))
      words += constraintRange(element.constraints)
      words.append(strings.text(element.contentReference))
      words.append(contentRow(of: element, in: facts, first: first))
      words += children
      words.append(tree.parents[place].map { first + UInt32($0) + 1 } ?? 0)
      words.append(first + UInt32(truncatingIfNeeded: tree.ends[place]))
      words.append(structure)
      append(words, to: .elements)
    }
  }

  private func flags(of element: ElementFacts) -> UInt32 {
    var flags: UInt32 = 0
    if element.isChoice { flags |= ElementField.isChoice }
    if element.isModifier { flags |= ElementField.isModifier }
    if element.mustSupport { flags |= ElementField.mustSupport }
    if element.isSummary { flags |= ElementField.isSummary }
    if element.isXMLAttribute { flags |= ElementField.isXMLAttribute }
    if element.min != nil { flags |= ElementField.saysMin }
    if element.max != nil { flags |= ElementField.saysMax }
    return flags
  }

  private mutating func cardinality(of element: ElementFacts) -> [UInt32] {
    let max = element.max ?? .unlimited
    return [
      UInt32(clamping: element.min ?? 0), max.word,
      strings.text(element.basePath ?? element.path),
      UInt32(clamping: element.baseMin ?? element.min ?? 0), (element.baseMax ?? max).word,
    ]
  }

  /// What the keys of the object mean, sorted by key; of several elements with one name, the first that is no slice.
  private mutating func childRange(
    of place: Int, elements: [ElementFacts], tree: ElementTree, first: UInt32, types: [[UInt32]]
  ) -> [UInt32] {
    var rows: [(words: [UInt32], isSlice: Bool)] = []
    for child in tree.children(of: place) {
      let element = elements[child]
      let row = first + UInt32(child)
      if element.isChoice {
        for (type, facts) in element.types.enumerated() {
          let key = element.name + facts.code.prefix(1).uppercased() + facts.code.dropFirst()
          rows.append(
            ([strings.key(key), row, types[child][0] + UInt32(type) + 1], element.sliceName != nil))
        }
      } else {
        rows.append(([strings.key(element.name), row, 0], element.sliceName != nil))
      }
    }
    rows.sort { a, b in
      if a.words[0] != b.words[0] { return a.words[0] < b.words[0] }
      if a.isSlice != b.isSlice { return b.isSlice }
      // A key that is an element's own name says more than one that is made from a choice.
      if (a.words[2] == 0) != (b.words[2] == 0) { return a.words[2] == 0 }
      return a.words[1] < b.words[1]
    }
    var words: [UInt32] = []
    var last: UInt32 = 0
    for row in rows where row.words[0] != last || !strings.isComplete {
      words += row.words
      last = row.words[0]
    }
    return range(words, in: .children)
  }

  private func contentRow(
    of element: ElementFacts, in facts: StructureFacts, first: UInt32
  ) -> UInt32 {
    guard let reference = element.contentReference, let hash = reference.firstIndex(of: "#")
    else { return 0 }
    let url = reference[..<hash]
    let id = reference[reference.index(after: hash)...]
    if url.isEmpty || url == facts.url {
      if let place = facts.elements.firstIndex(where: { $0.id == id })
        ?? facts.elements.firstIndex(where: { $0.path == id })
      {
        return first + UInt32(truncatingIfNeeded: place) + 1
      }
    }
    // A profile without that element, or a reference to another structure: the type's own element.
    guard let name = id.split(separator: ".").first, let row = typeRows[String(name)] else {
      return 0
    }
    let other = input.structures[Int(row)].facts
    guard url.isEmpty || url == other.url,
      let place = other.elements.firstIndex(where: { $0.id == id })
    else { return 0 }
    return elementRows[Int(row)] + UInt32(truncatingIfNeeded: place) + 1
  }
}

extension Maximum {
  fileprivate var word: UInt32 {
    switch self {
    case .times(let times): min(UInt32(clamping: times), PackFormat.unlimited - 1)
    case .unlimited: PackFormat.unlimited
    }
  }
}
