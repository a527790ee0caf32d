import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import FHIRValidation
import LosslessJSON

/// What an expression may ask of the document that it is evaluated on, and of the definitions of FHIR.
struct DocumentHost: FHIRPathHost, Sendable {
  private let document: JSONDocument?
  private let talk: Talk
  private let references: BundleResolution?

  init(document: JSONDocument?, talk: Talk) {
    self.document = document
    self.talk = talk
    references = document.map { BundleResolution($0, definitions: .r4) }
  }

  func resolve(_ reference: String) -> FHIRPathItem? { resource(for: reference, from: nil) }

  /// The resource of the bundle that a reference names, found as validation finds it.
  func resolve(_ reference: String, from item: FHIRPathItem) -> FHIRPathItem? {
    guard case .element(let other, let node?, _) = item.content, other === document else {
      return resolve(reference)
    }
    return resource(for: reference, from: node)
  }

  private func resource(for reference: String, from node: JSONNode?) -> FHIRPathItem? {
    guard let document, let found = references?.resource(for: reference, from: node) else {
      return nil
    }
    return FHIRPathItem(resource: document, at: found)
  }

  func isMember(_ item: FHIRPathItem, of valueSet: String) -> Bool? {
    guard let valueSet = Definitions.r4.valueSet(valueSet) else { return nil }
    guard case .element(let document, let value?, _) = item.content,
      document.kind(of: value) == .object
    else { return valueSet.contains(code: item.description).boolean }
    let codings = document.member("coding", of: value).map { Array(document.elements(of: $0)) }
    let answers = (codings ?? [value]).map { coding -> Bool? in
      guard let code = document.member("code", of: coding) else { return false }
      let system = document.member("system", of: coding).map { document.text(of: $0) }
      return valueSet.contains(system: system, code: document.text(of: code)).boolean
    }
    return answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  func trace(_ name: String, _ items: [FHIRPathItem]) {
    for item in items { talk.note("\(name): \(item.typeName ?? "unknown") \(item)") }
  }
}

extension Membership {
  fileprivate var boolean: Bool? {
    switch self {
    case .contained: true
    case .notContained: false
    case .undetermined: nil
    }
  }
}
