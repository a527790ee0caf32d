// The words of each kind of row. `...Range` is two words (first row, number of rows), `...Row` an optional row.

/// A package that the pack was made from.
enum SourceField {
  static let id = 0, version = 1, fhirVersion = 2, digest = 3
  /// Pairs in `lists`: id, version.
  static let dependenciesRange = 11
  static let width = 13
}

/// A StructureDefinition; sorted by url, then by the order of the packages.
@usableFromInline
enum StructureField {
  @usableFromInline static let url = 0, version = 1, name = 2, type = 3, base = 4, flags = 5
  @usableFromInline static let elementsRange = 6, contextsRange = 8, invariantsRange = 10
  @usableFromInline static let extensions = 12, status = 13, id = 14, source = 15, imposedRange = 16
  @usableFromInline static let fhirVersion = 18, standardsStatus = 19
  @usableFromInline static let width = 20

  // Bits of `flags`.
  @usableFromInline static let kindMask: UInt32 = 0x7
  @usableFromInline static let derivationShift: UInt32 = 3
  @usableFromInline static let isAbstract: UInt32 = 1 << 5
  @usableFromInline static let hasSnapshot: UInt32 = 1 << 6
  @usableFromInline static let isExperimental: UInt32 = 1 << 7
  @usableFromInline static let primitiveShift: UInt32 = 8
}

/// An element; those of a structure stand together, in the order of the snapshot.
@usableFromInline
enum ElementField {
  @usableFromInline static let path = 0, id = 1, name = 2, sliceName = 3, flags = 4
  @usableFromInline static let min = 5, max = 6, basePath = 7, baseMin = 8, baseMax = 9
  @usableFromInline static let typesRange = 10, bindingRow = 12, facetsRow = 13, slicingRow = 14
  @usableFromInline static let constraintsRange = 15, contentReference = 17, contentRow = 18
  @usableFromInline static let childrenRange = 19, parentRow = 21, end = 22, structure = 23
  @usableFromInline static let width = 24

  // Bits of `flags`.
  @usableFromInline static let isChoice: UInt32 = 1
  @usableFromInline static let isModifier: UInt32 = 2
  @usableFromInline static let mustSupport: UInt32 = 4
  @usableFromInline static let isSummary: UInt32 = 8
  @usableFromInline static let isXMLAttribute: UInt32 = 16
  // What a differential says, as opposed to leaving it to the base.
  @usableFromInline static let saysMin: UInt32 = 32
  @usableFromInline static let saysMax: UInt32 = 64
}

/// What one key of an object means: sorted by key within the children of an element.
@usableFromInline
enum ChildField {
  @usableFromInline static let key = 0, element = 1
  /// The number of the type plus 1 where the key names one of a choice.
  @usableFromInline static let typeRow = 2
  @usableFromInline static let width = 3
}

/// One type that an element may have.
@usableFromInline
enum TypeField {
  @usableFromInline static let code = 0, structureRow = 1, profilesRange = 2, targetsRange = 4
  @usableFromInline static let flags = 6, regex = 7
  @usableFromInline static let width = 8

  // Bits of `flags`.
  @usableFromInline static let aggregationMask: UInt32 = 0x7
  @usableFromInline static let versioningShift: UInt32 = 3
  @usableFromInline static let isSystemType: UInt32 = 1 << 5
  @usableFromInline static let primitiveShift: UInt32 = 8
}

/// The binding of an element.
enum BindingField {
  static let strength = 0, valueSet = 1, maximum = 2, minimum = 3, extensions = 4
  static let width = 5
}

/// What few elements have: fixed and pattern values, limits, extensions.
enum FacetField {
  static let fixedType = 0, fixed = 1, patternType = 2, pattern = 3
  static let minimumType = 4, minimum = 5, maximumType = 6, maximum = 7
  static let maxLength = 8, extensions = 9
  static let width = 10
}

/// An invariant.
enum ConstraintField {
  static let key = 0, severity = 1, expression = 2, source = 3, flags = 4
  static let width = 5
  static let isBestPractice: UInt32 = 1
}

/// How an element is sliced; the discriminators are pairs in `lists`: kind, path.
enum SlicingField {
  static let discriminatorsRange = 0, rules = 2, isOrdered = 3
  static let width = 4
}

/// A CodeSystem; sorted as structures are.
@usableFromInline
enum CodeSystemField {
  @usableFromInline static let url = 0, version = 1, name = 2, flags = 3, conceptsRange = 4
  @usableFromInline static let supplements = 6, valueSet = 7, status = 8, source = 9, id = 10
  @usableFromInline static let standardsStatus = 11, language = 12, hierarchy = 13
  /// Triples in `lists`: code, type, uri.
  @usableFromInline static let propertiesRange = 14
  /// Pairs in `lists`: code, operators.
  @usableFromInline static let filtersRange = 16
  @usableFromInline static let width = 18

  // Bits of `flags`.
  @usableFromInline static let contentMask: UInt32 = 0x7
  @usableFromInline static let isCaseInsensitive: UInt32 = 1 << 3
  @usableFromInline static let isExperimental: UInt32 = 1 << 4
}

/// A concept; sorted by code within its system.
@usableFromInline
enum ConceptField {
  @usableFromInline static let code = 0, display = 1, parentsRange = 2, propertiesRange = 4
  @usableFromInline static let flags = 6, order = 7
  @usableFromInline static let width = 8
  @usableFromInline static let isAbstract: UInt32 = 1
  @usableFromInline static let isInactive: UInt32 = 2
}

/// Other words that a value set has for a code; sorted by code within the value set.
enum CodeDesignationField {
  static let code = 0, language = 1, value = 2
  static let width = 3
}

/// A canonical resource that the pack only names; sorted as structures are.
enum CanonicalField {
  static let url = 0, version = 1, type = 2, id = 3, source = 4
  static let width = 5
}

/// A property of a concept.
enum PropertyField {
  static let code = 0, kind = 1, value = 2, system = 3
  static let width = 4
}

/// A ValueSet; sorted as structures are.
@usableFromInline
enum ValueSetField {
  @usableFromInline static let url = 0, version = 1, name = 2, flags = 3
  @usableFromInline static let partsRange = 4, gapsRange = 6, includesRange = 8
  @usableFromInline static let status = 10, source = 11, id = 12
  @usableFromInline static let standardsStatus = 13, supplementsRange = 14, designationsRange = 16
  @usableFromInline static let width = 18
  @usableFromInline static let isExperimental: UInt32 = 1
}

/// The codes of one system that a value set has.
@usableFromInline
enum PartField {
  @usableFromInline static let system = 0, version = 1, flags = 2
  /// Rows of `codes`, sorted by code.
  @usableFromInline static let codesRange = 3
  /// The code system, where the pack has it.
  @usableFromInline static let systemRow = 5
  @usableFromInline static let width = 6
  /// The part is the whole code system; the codes are none then.
  @usableFromInline static let isWholeSystem: UInt32 = 1
  /// An exclude that could not be worked out may take any of these codes away.
  @usableFromInline static let isUncertain: UInt32 = 2
  /// The codes are out, whatever other parts say; such a part stands before them.
  @usableFromInline static let isExcluded: UInt32 = 4
}

/// An include or exclude of a value set's compose.
enum IncludeField {
  static let system = 0, version = 1, flags = 2, codesRange = 3, filtersRange = 5,
    valueSetsRange = 7
  static let width = 9
  static let isExclude: UInt32 = 1
  static let hasConcepts: UInt32 = 2
}
