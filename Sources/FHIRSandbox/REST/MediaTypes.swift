/// Decides whether a body can be read and an answer be understood.
enum MediaTypes {
  static let fhirJSON = "application/fhir+json"
  static let form = "application/x-www-form-urlencoded"

  /// The essence of a media type, in lower case: `application/fhir+json`.
  static func essence(_ text: some StringProtocol) -> String {
    let essence = text.prefix { $0 != ";" }.lowercased()
    return essence.split(separator: " ").joined()
  }

  /// Refuses a body that is not said to be FHIR in JSON.
  static func requireJSON(contentType: String?, encoding: String?) throws(Refusal) {
    if let encoding, essence(encoding) != "identity" {
      throw Refusal(
        .unsupportedMediaType, .notSupported, "Bodies with Content-Encoding are not read here")
    }
    guard let contentType else {
      throw Refusal(
        .unsupportedMediaType, .notSupported, "Content-Type is missing; \(fhirJSON) is read here")
    }
    guard isJSON(essence(contentType)) else {
      throw Refusal(
        .unsupportedMediaType, .notSupported,
        "Content-Type is not read here; \(fhirJSON) is")
    }
    for parameter in contentType.lowercased().split(separator: ";").dropFirst() {
      let text = parameter.filter { $0 != " " && $0 != "\"" }
      if text.hasPrefix("charset="), text != "charset=utf-8" {
        throw Refusal(.unsupportedMediaType, .notSupported, "FHIR is written in UTF-8")
      }
    }
  }

  /// Refuses a request whose answer could not be JSON.
  static func requireAcceptance(accept: String?, format: String?) throws(Refusal) {
    if let format {
      guard format == "json" || isJSON(essence(format)) else {
        throw Refusal(.notAcceptable, .notSupported, "Answers are \(fhirJSON) only: _format=json")
      }
      return
    }
    guard let accept, !accept.isEmpty else { return }
    let acceptable = accept.split(separator: ",").contains { range in
      let type = essence(range)
      return isJSON(type) || type == "*/*" || type == "application/*"
    }
    guard acceptable else {
      throw Refusal(.notAcceptable, .notSupported, "Answers are \(fhirJSON) only")
    }
  }

  private static func isJSON(_ essence: String) -> Bool {
    essence == fhirJSON || essence == "application/json" || essence == "application/json+fhir"
  }
}
