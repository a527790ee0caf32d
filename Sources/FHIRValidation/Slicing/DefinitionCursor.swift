internal import FHIRDefinitions
internal import LosslessJSON

/// What definitions say of a place inside a slice: the elements that describe it, and the values that patterns further up
/// imply for it.
///
/// Discriminators look at places that the slice itself may not mention: at parts of a pattern, at elements of the profile of
/// the slice's type, at elements of the type.
struct DefinitionCursor {
  /// The most specific first.
  var elements: [ElementDefinition]
  /// What a fixed value or a pattern further up has here.
  var implied: [(value: JSONNode, document: JSONDocument, isFixed: Bool)] = []

  /// The element of the type, at least.
  var plain: ElementDefinition? { elements.last }

  /// Goes to an element below.
  mutating func descend(to name: String, _ definitions: Definitions) {
    var values: [(value: JSONNode, document: JSONDocument, isFixed: Bool)] = []
    for (node, document, isFixed) in implied + ownValues {
      guard let value = document.member(name, of: node) else { continue }
      if document.kind(of: value) == .array {
        for item in document.elements(of: value) { values.append((item, document, isFixed)) }
      } else {
        values.append((value, document, isFixed))
      }
    }
    implied = values
    elements = contents(definitions).flatMap { content in
      var found = content.children.filter { $0.name == name }
      // Of several slices none says more than the others; a single one, or the only one that must be there, does.
      let slices = found.filter(\.isSlice)
      let required = slices.filter { $0.min > 0 }
      let slice = slices.count == 1 ? slices.first : required.count == 1 ? required.first : nil
      found.removeAll { $0.isSlice }
      return (slice.map { [$0] } ?? []) + found
    }
  }

  /// Goes to the extensions with a url: the slice of that name, else the definition of the extension.
  mutating func descend(toExtension url: String, _ definitions: Definitions) {
    implied = []
    var found: [ElementDefinition] = []
    for content in contents(definitions) {
      found += content.children.filter { child in
        guard child.name == "extension", child.isSlice else { return false }
        return child.types.contains { $0.profiles.contains { $0.withoutVersion == url } }
          || child.children.contains {
            $0.name == "url" && $0.fixed?.document?.value.string == url
          }
      }
    }
    // Slices of slices say more.
    found.sort { ($0.sliceName ?? "").utf8.count > ($1.sliceName ?? "").utf8.count }
    if let definition = definitions.structure(url) { found.append(definition.root) }
    elements = found
  }

  /// Goes to the resources that a reference here may point at.
  mutating func resolve(_ definitions: Definitions) {
    implied = []
    elements = targets.compactMap { definitions.structure($0)?.root }
  }

  /// Keeps only what is said for a type.
  mutating func narrow(to type: String, _ definitions: Definitions) {
    var found: [ElementDefinition] = []
    for element in elements {
      found += element.slices.filter { $0.types.contains { $0.code == type } }
      if element.types.count == 1 { found.append(element) }
    }
    if let root = definitions.type(type)?.root { found.append(root) }
    elements = found
  }

  /// The profiles that the target of a reference here must meet.
  var targets: [String] {
    for element in elements {
      let targets = element.types.flatMap(\.targetProfiles)
      if !targets.isEmpty { return targets }
    }
    return []
  }

  var ownValues: [(value: JSONNode, document: JSONDocument, isFixed: Bool)] {
    elements.compactMap { element in
      if let fixed = element.fixed?.document { return (fixed.root, fixed, true) }
      return element.pattern?.document.map { ($0.root, $0, false) } ?? nil
    }
  }

  /// The elements whose children describe what is inside the value.
  private func contents(_ definitions: Definitions) -> [ElementDefinition] {
    var contents: [ElementDefinition] = []
    for element in elements {
      if element.hasChildren { contents.append(element) }
      if let content = element.content { contents.append(content) }
      for type in element.types {
        for profile in type.profiles {
          let structure = definitions.structure(profile.withoutElement)
          let root = profile.elementID.map { structure?.element(id: $0) } ?? structure?.root
          if let root { contents.append(root) }
        }
        if let root = definitions.definition(of: type)?.root { contents.append(root) }
      }
      if element.isRoot, let root = definitions.type(element.structure.type)?.root {
        contents.append(root)
      }
    }
    return contents
  }
}

extension String {
  /// A canonical url without the version behind it.
  var withoutVersion: String {
    lastIndex(of: "|").map { String(self[..<$0]) } ?? self
  }
}
