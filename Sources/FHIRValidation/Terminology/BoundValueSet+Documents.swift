internal import FHIRDefinitions
internal import LosslessJSON

extension BoundValueSet {
  /// Whether a value of a document is in the value set: a string, a Coding, a Quantity, or one of a CodeableConcept.
  ///
  /// This is what `memberOf` of FHIRPath asks.
  func membership(of value: JSONNode, in document: JSONDocument) -> Membership {
    switch document.kind(of: value) {
    case .string: return membership(ofText: value, system: nil, in: document)
    case .object: break
    default: return .notContained
    }
    guard let codings = document.member("coding", of: value),
      document.kind(of: codings) == .array
    else { return membership(ofCoding: value, in: document) }
    var best = Membership.notContained
    for coding in document.elements(of: codings) where document.kind(of: coding) == .object {
      switch membership(ofCoding: coding, in: document) {
      case .contained: return .contained
      case .undetermined: best = .undetermined
      case .notContained: break
      }
    }
    return best
  }

  /// Whether a code without system is in the value set.
  func membership(ofCode code: String) -> Membership {
    let code = Array(code.utf8)
    return membership(of: code.span, system: nil)
  }

  private func membership(ofCoding coding: JSONNode, in document: JSONDocument) -> Membership {
    guard let code = document.member("code", of: coding), document.kind(of: code) == .string,
      let system = document.member("system", of: coding), document.kind(of: system) == .string
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

extension Membership {
  /// Whether it is in; `nil` where that is not known.
  var isMember: Bool? {
    switch self {
    case .contained: true
    case .notContained: false
    case .undetermined: nil
    }
  }
}
