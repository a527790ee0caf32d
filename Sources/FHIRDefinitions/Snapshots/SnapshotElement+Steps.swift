extension SnapshotElement {
  /// The element that a step of an address leads to, a new slice where there is none yet.
  ///
  /// - Parameters:
  ///   - step: a name and perhaps a slice.
  ///   - differential: what will be said of it; an element that is not there is made of it where the structure may add one.
  ///   - structure: the structure that is made.
  /// - Returns: the element; `nil` where there is none and none may be added.
  func element(
    _ step: ElementAddress.Step, definedBy differential: ElementFacts?,
    of structure: StructureFacts
  ) -> SnapshotElement? {
    if let child = children?.first(where: { $0.name == step.name }) {
      guard let slice = step.slice else { return child }
      return child.slice(named: slice, in: structure)
    }
    // `valueQuantity` stands for the slice of `value[x]` with that name and type.
    if let choice = children?.first(where: { $0.type(namedBy: step.name) != nil }) {
      return choice.slice(named: step.slice ?? step.name, in: structure)
    }
    // A snapshot of an earlier kind has `valueQuantity` where `value[x]` can only be that.
    if step.name.hasSuffix("[x]") {
      let stem = step.name.dropLast(3)
      let named = children?.filter { $0.name.hasPrefix(stem) && $0.isTypeName(after: stem) } ?? []
      if let child = named.first(where: { $0.name == step.slice }) ?? named.first { return child }
    }
    guard structure.derivation != .constraint, let differential else { return nil }
    let added = SnapshotElement(new: differential, name: step.name)
    added.facts.constraints = []
    children = (children ?? []) + [added]
    return added
  }

  private func isTypeName(after stem: Substring) -> Bool {
    let rest = name.dropFirst(stem.count)
    return facts.types.contains { rest.lowercased() == $0.code.lowercased() }
  }

  /// The type of a choice that a name such as `valueQuantity` ends with.
  func type(namedBy key: String) -> TypeFacts? {
    guard facts.isChoice || origin?.facts.isChoice ?? false, name.hasSuffix("[x]"),
      key.hasPrefix(name.dropLast(3))
    else { return nil }
    let rest = key.dropFirst(name.count - 3)
    return (origin?.facts.types ?? facts.types).first {
      rest == $0.code.prefix(1).uppercased() + $0.code.dropFirst()
    }
  }

  /// The slice with a name, made where there is none yet.
  func slice(named sliceName: String, in structure: StructureFacts) -> SnapshotElement {
    if let slice = slices.first(where: { $0.facts.sliceName == sliceName }) { return slice }
    let slice: SnapshotElement
    if let bar = sliceName.lastIndex(of: "/"),
      let above = slices.first(where: { $0.facts.sliceName ?? "" == sliceName[..<bar] })
    {
      slice = SnapshotElement(resliceOf: above, named: sliceName)
      let name = String(sliceName[..<bar])
      let last = slices.lastIndex {
        $0.facts.sliceName == name || ($0.facts.sliceName?.hasPrefix(name + "/") ?? false)
      }
      slices.insert(slice, at: (last ?? slices.count - 1) + 1)
    } else {
      slice = SnapshotElement(sliceOf: self, named: sliceName)
      slices.append(slice)
    }
    if facts.slicing == nil { facts.slicing = SlicingFacts.implied(for: self) }
    if let type = type(namedBy: sliceName) { slice.facts.types = [type] }
    return slice
  }

}

extension SlicingFacts {
  /// How an element is sliced where nothing says it: extensions by their url, choices by their type.
  fileprivate static func implied(for element: SnapshotElement) -> SlicingFacts {
    if element.name == "extension" || element.name == "modifierExtension" {
      return SlicingFacts(discriminators: [Slicing.Discriminator(kind: .value, path: "url")])
    }
    if element.facts.isChoice {
      return SlicingFacts(discriminators: [Slicing.Discriminator(kind: .type, path: "$this")])
    }
    return SlicingFacts()
  }
}
