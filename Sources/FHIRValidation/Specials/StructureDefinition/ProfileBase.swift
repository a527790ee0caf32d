internal import FHIRDefinitions
internal import LosslessJSON

/// The definition that a StructureDefinition comes from, and where its elements are in it.
struct ProfileBase {
  let definition: StructureDefinition
  let definitions: Definitions

  /// What a path of a differential can come to.
  enum Place {
    case root
    case element(ElementDefinition)
    /// A choice under the name of one of its types: `Observation.valueQuantity`.
    case choice(ElementDefinition, type: String)
    case malformed
    case unknown
  }

  /// Finds an element of the base by a path, going down into the types of elements.
  func place(of path: String) -> Place {
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    guard names.allSatisfy({ !$0.isEmpty }) else { return .malformed }
    guard names.count > 1 else { return .root }
    var parent = definition.root
    var found = Place.root
    for name in names.dropFirst().prefix(64) {
      // A primitive is a leaf to JSON; a profile can still speak of its id, extensions and value.
      guard let child = child(String(name), of: parent) else { return .unknown }
      found =
        child.isShort ? .choice(child.element, type: child.type ?? "") : .element(child.element)
      let type = child.element.types.first { $0.code == child.type } ?? child.element.types.first
      parent = definitions.content(of: child.element, as: type) ?? child.element
    }
    return found
  }

  /// The type that an expression on an element is checked against; `nil` where it is not one type.
  func expressionType(of path: String, _ place: Place) -> String? {
    switch place {
    case .root: definition.type
    case .element(let element): element.types.count == 1 ? element.types.first?.code : nil
    case .choice(_, let type): type
    case .malformed, .unknown: nil
    }
  }

  private func child(
    _ name: String, of parent: ElementDefinition
  ) -> (element: ElementDefinition, type: String?, isShort: Bool)? {
    if name.hasSuffix("[x]") {
      let plain = String(name.dropLast(3))
      for child in parent.children where child.isChoice && !child.isSlice && child.name == plain {
        return (child, child.types.count == 1 ? child.types.first?.code : nil, false)
      }
      return nil
    }
    for child in parent.children where !child.isSlice && !child.isChoice && child.name == name {
      return (child, child.types.first?.code, false)
    }
    guard let child = parent.child(named: name), child.element.isChoice,
      let type = child.choiceType
    else { return nil }
    return (child.element, type.code, true)
  }
}
