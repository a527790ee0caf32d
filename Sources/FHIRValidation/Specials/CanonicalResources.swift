internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// A resource by its canonical url, with or without a version: a Questionnaire, a Measure, a Library.
  func canonicalResource(_ canonical: String, type: String) -> JSONValue? {
    if let known = cache.definitions.resource(canonical, type: type) { return known.value }
    // What is not defined may be on a server, where references are followed.
    guard options.externalReferences != .ignore, outside.canResolve else { return nil }
    let url = String(canonical.prefix { $0 != "|" })
    guard let found = outside.resource(for: url)?.value, found["resourceType"]?.string == type,
      found["url"]?.string == url
    else { return nil }
    if url != canonical, found["version"]?.string.map({ url + "|" + $0 == canonical }) != true {
      return nil
    }
    return found
  }

  /// A resource of a type that `#id` means in the resource that the walk is in.
  func containedResource(_ fragment: String, type: String) -> JSONValue? {
    guard let scope = resources.last else { return nil }
    let id = Array(fragment.utf8.dropFirst())
    guard let place = place(ofContained: id.span, in: scope),
      let name = contained[place].type, document.isString(name, type)
    else { return nil }
    return JSONValue(document, contained[place].node)
  }

  /// The contained resource that a reference means; `nil` for references to others.
  func containedResource(_ reference: JSONNode) -> ContainedResource? {
    let text = document.text(of: reference)
    guard text.hasPrefix("#"), let scope = resources.last else { return nil }
    let id = Array(text.utf8.dropFirst())
    return place(ofContained: id.span, in: scope).map { contained[$0] }
  }
}
