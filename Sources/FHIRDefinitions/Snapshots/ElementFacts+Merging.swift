internal import LosslessJSON

extension ElementFacts {
  /// Takes over what an element of a differential says.
  ///
  /// - Parameters:
  ///   - differential: what is said.
  ///   - source: the canonical url of the profile that says it.
  mutating func apply(_ differential: ElementFacts, source: String) {
    min = differential.min ?? min
    max = differential.max ?? max
    if !differential.types.isEmpty { types = differential.types.map { keepingName(of: $0) } }
    if let contentReference = differential.contentReference {
      self.contentReference = contentReference
    }
    if var binding = differential.binding {
      binding.valueSet = binding.valueSet ?? self.binding?.valueSet
      self.binding = binding
    }
    add(differential.constraints, source: source)
    slicing = differential.slicing ?? slicing
    fixed = differential.fixed ?? fixed
    pattern = differential.pattern ?? pattern
    minValue = differential.minValue ?? minValue
    maxValue = differential.maxValue ?? maxValue
    maxLength = differential.maxLength ?? maxLength
    isModifier = isModifier || differential.isModifier
    mustSupport = mustSupport || differential.mustSupport
    isSummary = isSummary || differential.isSummary
    isXMLAttribute = isXMLAttribute || differential.isXMLAttribute
    extensionsJSON = FactExtensions.merged(extensionsJSON, differential.extensionsJSON)
  }

  /// Adds invariants; one with a key that is there already takes its place.
  mutating func add(_ more: [ConstraintFacts], source: String?) {
    for var constraint in more {
      constraint.source = constraint.source ?? source
      if let place = constraints.firstIndex(where: { $0.key == constraint.key }) {
        constraints[place] = constraint
      } else {
        constraints.append(constraint)
      }
    }
  }

  /// The bare value of an id has a name of its own that only the base tells.
  private func keepingName(of type: TypeFacts) -> TypeFacts {
    guard type.isSystemType, types.count == 1, let own = types.first, own.isSystemType else {
      return type
    }
    var type = type
    type.code = own.code
    return type
  }
}

extension FactExtensions {
  /// Two arrays of extensions as one; of two with the same url, the later counts.
  static func merged(_ one: [UInt8]?, _ other: [UInt8]?) -> [UInt8]? {
    guard let one, let other, let first = try? JSONDocument(one),
      let second = try? JSONDocument(other)
    else { return other ?? one }
    let urls = Set(second.value.elements.compactMap { $0["url"]?.string })
    var json = JSONWriter(capacity: one.count + other.count)
    json.array { json in
      for value in first.value.elements where !(value["url"]?.string.map(urls.contains) ?? false) {
        json.json(CompactJSON.bytes(value))
      }
      for value in second.value.elements { json.json(CompactJSON.bytes(value)) }
    }
    return json.finish()
  }
}
