internal import FHIRDefinitions
internal import LosslessJSON

extension BoundValueSet {
  /// Whether a value of a document is in the value set: a string, a Coding, a Quantity, or one of a CodeableConcept.
  func membership(of value: JSONNode, in document: JSONDocument) -> Membership {
    switch document.kind(of: value) {
    case .string: return membership(ofText: value, system: nil, in: document)
    case .object: break
    default: return .notContained
    }
    if let codings = document.member("coding", of: value),
      document.kind(of: codings) == .array
    {
      var best = Membership.notContained
      for coding in document.elements(of: codings) where document.kind(of: coding) == .object {
        switch membership(of: coding, in: document) {
        case .contained: return .contained
        case .undetermined: best = .undetermined
        case .notContained: break
        }
      }
      return best
    }
    guard let code = document.member("code", of: value), document.kind(of: code) == .string,
      let system = document.member("system", of: value), document.kind(of: system) == .string
    else { return .notContained }
    return membership(ofText: code, system: system, in: document)
  }

  private func membership(
    ofText code: JSONNode, system: JSONNode?, in document: JSONDocument
  ) -> Membership {
    let code = document.utf8(of: code)
    guard let system = system.map({ document.utf8(of: $0) }) else {
      return membership(of: code.span, system: nil)
    }
    return membership(of: code.span, system: system.span)
  }
}

extension Definitions {
  /// Whether a value is in the value set with a canonical url: what `memberOf` of FHIRPath asks.
  ///
  /// - Parameters:
  ///   - valueSet: the canonical url, perhaps with a version.
  ///   - value: a string, Coding, Quantity or CodeableConcept.
  ///   - document: what the value is part of.
  /// - Returns: `nil` where the definitions do not tell.
  func isMember(of valueSet: String, _ value: JSONNode, in document: JSONDocument) -> Bool? {
    switch BoundValueSet(valueSet, self).membership(of: value, in: document) {
    case .contained: true
    case .notContained: false
    case .undetermined: nil
    }
  }
}
