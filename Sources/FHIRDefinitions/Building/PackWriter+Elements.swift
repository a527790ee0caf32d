extension PackWriter {
  mutating func typeRange(_ types: [TypeFacts]) -> [UInt32] {
    var rows: [UInt32] = []
    for type in types {
      var flags = UInt32(type.aggregation.rawValue)
      flags |= UInt32(type.versioning.rawValue) << TypeField.versioningShift
      if type.isSystemType { flags |= TypeField.isSystemType }
      if let primitive = PrimitiveType(name: type.code) {
        flags |= UInt32(primitive.rawValue) << TypeField.primitiveShift
      }
      rows += [strings.key(type.code), typeRows[type.code].map { $0 + 1 } ?? 0]
      rows += keyRange(type.profiles)
      rows += keyRange(type.targetProfiles)
      rows += [flags, strings.text(type.pattern)]
    }
    return range(rows, in: .types)
  }

  mutating func bindingRow(_ binding: BindingFacts?) -> UInt32 {
    guard let binding else { return 0 }
    let words = [
      UInt32(binding.strength.rawValue), strings.text(binding.valueSet),
      strings.text(binding.maximumValueSet), strings.text(binding.minimumValueSet),
      strings.text(utf8: binding.extensionsJSON),
    ]
    return row(words, in: .bindings)
  }

  mutating func facetRow(_ element: ElementFacts) -> UInt32 {
    var words: [UInt32] = []
    for value in [element.fixed, element.pattern, element.minValue, element.maxValue] {
      words += [strings.text(value?.type), strings.text(utf8: value?.json)]
    }
    words.append(UInt32(clamping: element.maxLength ?? 0))
    words.append(strings.text(utf8: element.extensionsJSON))
    let isEmpty =
      element.fixed == nil && element.pattern == nil && element.minValue == nil
      && element.maxValue == nil && element.maxLength == nil && element.extensionsJSON == nil
    return isEmpty ? 0 : row(words, in: .facets)
  }

  mutating func slicingRow(_ slicing: SlicingFacts?) -> UInt32 {
    guard let slicing else { return 0 }
    var pairs: [UInt32] = []
    for discriminator in slicing.discriminators {
      pairs += [UInt32(discriminator.kind.rawValue), strings.text(discriminator.path)]
    }
    let words =
      range(pairs, in: .lists) + [UInt32(slicing.rules.rawValue), slicing.isOrdered ? 1 : 0]
    return row(words, in: .slicings)
  }

  mutating func constraintRange(_ constraints: [ConstraintFacts]) -> [UInt32] {
    var rows: [UInt32] = []
    for constraint in constraints {
      let words = [
        strings.text(constraint.key), UInt32(constraint.severity.rawValue),
        strings.text(constraint.expression), strings.text(constraint.source),
        constraint.isBestPractice ? ConstraintField.isBestPractice : 0,
      ]
      rows.append(row(words, in: .constraints) - 1)
    }
    return range(rows, in: .lists)
  }
}
