import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import LosslessJSON

/// What an expression may ask of the document that it is evaluated on, and of the definitions of FHIR.
struct DocumentHost: FHIRPathHost, Sendable {
  let document: JSONDocument?
  let talk: Talk

  /// The resource of the bundle that a reference names, by its fullUrl or by its type and id.
  func resolve(_ reference: String) -> FHIRPathItem? {
    guard let document, let entries = document.member("entry", of: document.root) else {
      return nil
    }
    for entry in document.elements(of: entries) {
      guard let resource = document.member("resource", of: entry) else { continue }
      if let url = document.member("fullUrl", of: entry) {
        let url = document.text(of: url)
        if url == reference || url.hasSuffix("/" + reference) {
          return FHIRPathItem(resource: document, at: resource)
        }
      }
      if let type = document.member("resourceType", of: resource),
        let id = document.member("id", of: resource),
        "\(document.text(of: type))/\(document.text(of: id))" == reference
      {
        return FHIRPathItem(resource: document, at: resource)
      }
    }
    return nil
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
