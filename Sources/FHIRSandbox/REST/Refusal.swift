/// Why a request, or an entry of a bundle, is not carried out.
struct Refusal: Error, Sendable {
  /// The codes of `http://hl7.org/fhir/issue-type` that are used here.
  enum Issue: String, Sendable {
    case structure, required, value, duplicate, deleted, conflict, exception
    case notSupported = "not-supported"
    case multipleMatches = "multiple-matches"
    case notFound = "not-found"
    case tooLong = "too-long"
    case businessRule = "business-rule"
    case tooCostly = "too-costly"
    case throttled, login, transient, expired
  }

  var status: HTTPStatus
  var issue: Issue
  /// What is wrong, in words that name elements, types and ids but no other content.
  var diagnostics: String
  /// The FHIRPath of the element that is at fault.
  var expression: String?
  /// The methods that would have been allowed.
  var allowedMethods: [String] = []

  init(
    _ status: HTTPStatus, _ issue: Issue, _ diagnostics: String, at expression: String? = nil
  ) {
    self.status = status
    self.issue = issue
    self.diagnostics = diagnostics
    self.expression = expression
  }

  /// The same refusal of something that stands in the given place.
  func at(_ expression: String) -> Refusal {
    var refusal = self
    refusal.expression = refusal.expression ?? expression
    return refusal
  }

  /// The same refusal with another status.
  func with(_ status: HTTPStatus) -> Refusal {
    var refusal = self
    refusal.status = status
    return refusal
  }
}
