internal import FHIRDefinitions
internal import LosslessJSON

extension ProfileCompiler {
  /// Compiles how the values of an element are divided; `nil` where they are not.
  func sliceSet(
    of element: ElementDefinition, slices: [ElementDefinition], base: ElementDefinition?,
    in profile: StructureDefinition
  ) -> SliceSet? {
    guard !slices.isEmpty else { return nil }
    return sliceSet(
      slices, below: nil, slicing: element.slicing, base: base, in: profile)
  }

  /// Compiles the slices of an element, or those of one slice: `race/detail` is a slice of `race`.
  private func sliceSet(
    _ slices: [ElementDefinition], below outer: String?, slicing: Slicing?,
    base: ElementDefinition?, in profile: StructureDefinition
  ) -> SliceSet? {
    let prefix = outer.map { $0 + "/" } ?? ""
    let here = slices.filter { slice in
      guard let name = slice.sliceName, name.hasPrefix(prefix) else { return false }
      // A slice whose outer slice is not there is taken as one of its own.
      return !slices.contains {
        guard let other = $0.sliceName, other.hasPrefix(prefix), other != name else { return false }
        return name.hasPrefix(other + "/")
      }
    }
    guard !here.isEmpty else { return nil }
    let discriminators = slicing?.discriminators ?? []
    var compiled: [Slice] = []
    var remainder: ProfileElement?
    for (place, slice) in here.enumerated() {
      guard let name = slice.sliceName else { continue }
      let inner = slices.filter { $0.sliceName?.hasPrefix(name + "/") ?? false }
      let plain = self.element(slice, base: base, slices: [], in: profile)
      let element =
        inner.isEmpty
        ? plain
        : plain.with(
          slicing: sliceSet(
            inner, below: name, slicing: slice.slicing ?? slicing, base: base, in: profile))
      if name == "@default" || name.hasSuffix("/@default") {
        remainder = element
      } else {
        compiled.append(
          Slice(
            name: name,
            tests: tests(
              of: slice, by: discriminators, place: place, base: base, in: profile),
            element: element))
      }
    }
    return SliceSet(
      rules: slicing?.rules ?? .open, isOrdered: slicing?.isOrdered ?? false,
      hasDiscriminators: compiled.contains { !$0.tests.isEmpty }, slices: compiled,
      remainder: remainder,
      isOfExtensionParts: profile.type == "Extension" && here.allSatisfy { $0.name == "extension" })
  }

  /// What the discriminators of a slicing come to for one slice.
  private func tests(
    of slice: ElementDefinition, by discriminators: [Slicing.Discriminator], place: Int,
    base: ElementDefinition?, in profile: StructureDefinition
  ) -> [SliceTest] {
    if discriminators.isEmpty {
      // Extensions and the types of a choice can be told apart without being asked to.
      if slice.name == "extension" || slice.name == "modifierExtension" {
        return [test(.init(kind: .value, path: "url"), of: slice, place, base, in: profile)]
      }
      if base?.isChoice ?? slice.isChoice {
        return [test(.init(kind: .type, path: "$this"), of: slice, place, base, in: profile)]
      }
    }
    return discriminators.map { test($0, of: slice, place, base, in: profile) }
  }

  private func test(
    _ discriminator: Slicing.Discriminator, of slice: ElementDefinition, _ place: Int,
    _ base: ElementDefinition?, in profile: StructureDefinition
  ) -> SliceTest {
    let words = "\(discriminator.kind): \(discriminator.path)"
    guard let path = DiscriminatorPath(discriminator.path) else {
      return SliceTest(steps: [], check: .undecidable, words: words)
    }
    if discriminator.kind == .value || discriminator.kind == .pattern,
      path.steps == [.child("url")], let url = extensionURL(of: slice)
    {
      return SliceTest(
        steps: [.child(name: "url", keys: [SliceKey(key: Array("url".utf8), type: "uri")])],
        check: .text(Array(url.utf8)), words: words)
    }
    if discriminator.kind == .position {
      return SliceTest(steps: [], check: .position(place), words: words)
    }
    var cursor = DefinitionCursor(elements: [slice] + (base.map { [$0] } ?? []))
    var steps: [SliceStep] = []
    var parent = cursor
    for step in path.steps {
      parent = cursor
      switch step {
      case .child(let name):
        cursor.descend(to: name, definitions)
        steps.append(.child(name: name, keys: keys(of: name, cursor)))
      case .extension(let url):
        cursor.descend(toExtension: url, definitions)
        steps.append(.extension(Array(url.utf8)))
      case .resolve:
        cursor.resolve(definitions)
        steps.append(.resolve)
      case .ofType(let type):
        cursor.narrow(to: type, definitions)
        steps.append(.ofType(type))
      }
    }
    let check = self.check(
      of: discriminator.kind, at: cursor, parent: path.steps.last == .resolve ? parent : nil,
      in: profile)
    return SliceTest(steps: steps, check: check, words: words)
  }

  private func keys(of name: String, _ cursor: DefinitionCursor) -> [SliceKey] {
    guard let element = cursor.plain, element.isChoice else {
      let type = cursor.plain.flatMap { $0.types.count == 1 ? $0.types.first?.code : nil }
      return [SliceKey(key: Array(name.utf8), type: type)]
    }
    return element.types.map {
      SliceKey(key: Array((name + $0.code.capitalizedFirst).utf8), type: $0.code)
    }
  }

  /// The url that a slice of extensions has: by its own `url`, or by the definition that it names.
  private func extensionURL(of slice: ElementDefinition) -> String? {
    guard slice.name == "extension" || slice.name == "modifierExtension" else { return nil }
    for child in slice.children where child.name == "url" {
      if let text = (child.fixed ?? child.pattern)?.document?.value.string { return text }
    }
    let profiles = slice.types.flatMap(\.profiles)
    guard profiles.count == 1, let profile = profiles.first else { return nil }
    let url = definitions.structure(profile)?.root.children.first { $0.name == "url" }
    return url?.fixed?.document?.value.string ?? profile.withoutVersion
  }
}

extension ProfileElement {
  fileprivate func with(slicing: SliceSet?) -> ProfileElement {
    ProfileElement(
      name: name, id: id, isChoice: isChoice, base: base, cardinality: cardinality, types: types,
      value: value, binding: binding, constraints: constraints, slicing: slicing,
      children: children)
  }
}
