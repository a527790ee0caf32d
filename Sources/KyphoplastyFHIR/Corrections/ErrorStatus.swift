internal import FHIRDefinitions
internal import FHIRDefinitionsR4

/// How resources of a type say of themselves that they were entered in error.
struct ErrorStatus {
  /// The code that all of them use.
  static let code = "entered-in-error"

  /// The element that says it.
  let element: String
  /// The code system, where the element is a CodeableConcept and not a code.
  let system: String?

  /// Finds out from the definition of the type; nil where it has no such status, as Provenance.
  init?(ofType type: String) {
    guard let root = Definitions.r4.type(type)?.root else { return nil }
    if let system = Self.systems[type], Self.allows("verificationStatus", of: root, system) {
      element = "verificationStatus"
      self.system = system
      return
    }
    for element in ["status", "lifecycleStatus"] where Self.allows(element, of: root, nil) {
      self.element = element
      system = nil
      return
    }
    return nil
  }

  private static let systems = [
    "AllergyIntolerance": "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
    "Condition": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
  ]

  private static func allows(
    _ name: String, of root: ElementDefinition, _ system: String?
  ) -> Bool {
    guard let element = root.child(named: name)?.element, let binding = element.binding,
      binding.strength == .required,
      let valueSet = binding.valueSet.flatMap({ Definitions.r4.valueSet($0) })
    else { return false }
    return valueSet.contains(system: system, code: code) == .contained
  }
}
