extension StructureFacts {
  /// The facts that a pack has kept.
  init(_ structure: StructureDefinition) {
    url = structure.url
    version = structure.version
    name = structure.name
    id = structure.id
    type = structure.type
    status = structure.status
    kind = structure.kind
    derivation = structure.derivation
    isAbstract = structure.isAbstract
    isExperimental = structure.isExperimental
    baseDefinition = structure.baseDefinition
    contexts = structure.contexts
    contextInvariants = structure.contextInvariants
    imposedProfiles = structure.imposedProfiles
    fhirVersion = structure.fhirVersion
    standardsStatus = structure.standardsStatus
    extensionsJSON = structure.extensionsJSON
    hasSnapshot = structure.hasSnapshot
    elements = structure.elements.map { ElementFacts($0) }
  }
}

extension ElementFacts {
  /// The facts that a pack has kept.
  init(_ element: ElementDefinition) {
    path = element.path
    id = element.id
    sliceName = element.sliceName
    min = element.min
    max = Maximum(element.max)
    basePath = element.basePath
    baseMin = element.baseMin
    baseMax = Maximum(element.baseMax)
    types = element.types.map { TypeFacts($0) }
    contentReference = element.contentReference
    binding = element.binding.map { BindingFacts($0) }
    constraints = element.constraints.map { ConstraintFacts($0) }
    slicing = element.slicing.map {
      SlicingFacts(
        discriminators: $0.discriminators, rules: $0.rules, isOrdered: $0.isOrdered)
    }
    fixed = element.fixed
    pattern = element.pattern
    minValue = element.minValue
    maxValue = element.maxValue
    maxLength = element.maxLength
    isModifier = element.isModifier
    mustSupport = element.mustSupport
    isSummary = element.isSummary
    isXMLAttribute = element.isXMLAttribute
    extensionsJSON = element.extensionsJSON
  }
}

extension Maximum {
  fileprivate init(_ times: Int?) { self = times.map { .times($0) } ?? .unlimited }
}

extension TypeFacts {
  fileprivate init(_ type: TypeReference) {
    code = type.code
    isSystemType = type.isSystemType
    profiles = type.profiles
    targetProfiles = type.targetProfiles
    aggregation = type.aggregation
    versioning = type.versioning
    pattern = type.pattern
  }
}

extension BindingFacts {
  fileprivate init(_ binding: Binding) {
    strength = binding.strength
    valueSet = binding.valueSet
    maximumValueSet = binding.maximumValueSet
    minimumValueSet = binding.minimumValueSet
    extensionsJSON = binding.extensionsJSON
  }
}

extension ConstraintFacts {
  fileprivate init(_ constraint: Constraint) {
    key = constraint.key
    severity = constraint.severity
    expression = constraint.expression
    source = constraint.source
    isBestPractice = constraint.isBestPractice
  }
}
