internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// A resource by its canonical url, with or without a version: a Questionnaire, a Measure, a Library.
  func canonicalResource(_ canonical: String, type: String) -> JSONValue? {
    cache.definitions.resource(canonical, type: type)?.value
  }
}
