internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Reports a value of a type that a profile does not allow.
  ///
  /// Where one type is left, the value is wrong; where several are, the key is not one of those that may stand.
  mutating func reportType(
    _ instance: Instance, _ element: ProfileElement, found: String? = nil
  ) {
    let allowed = element.types.filter(\.isAllowed).map(\.name)
    let cause = Cause.typeNotAllowed(found ?? instance.typeName ?? "", allowed, element.name)
    let isValueOfExtension = element.id.hasPrefix("Extension.value")
    guard allowed.count > 1 || isValueOfExtension, found == nil else {
      return report(.error, cause, at: instance.anchor)
    }
    let step = path.pop()
    report(.error, cause, at: instance.anchor)
    path.push(step)
  }
}

extension Rule {
  static let typeNotAllowed = Rule(
    "type.not-allowed", .structure, "A value has a type that the profile allows.",
    explanation:
      "A profile may leave only some of the types that an element, or a resource inside another, can have.",
    remedy: "Use one of the types that the message names.")

  static let typeRules = [typeNotAllowed]
}

extension Cause {
  fileprivate static func typeNotAllowed(
    _ found: String, _ allowed: [String], _ name: String
  ) -> Cause {
    Cause(
      .typeNotAllowed,
      "has a '\(name)' of the type \(IDFormat.isPlain(found) ? found : "..."), and may have only \(allowed.joined(separator: ", "))"
    )
  }
}
