public import LosslessJSON

/// One thing that is wrong with a document, or worth knowing about it: a value, never thrown.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public let severity: Severity
  /// The element concerned, as a FHIRPath: `Bundle.entry[3].resource.status`.
  ///
  /// A missing or unknown child is reported at its parent.
  public let path: FindingPath
  /// The resource that contains the element, where the document says which: `Patient/example`.
  public let resource: ResourceLabel?
  /// Where in the text it begins.
  public let position: SourcePosition
  /// The bytes of the text that it concerns.
  public let range: Range<Int>

  /// The canonical url of the profile or extension whose rule it is, with its version; `nil` for a rule of FHIR itself.
  public let source: String?

  /// The stable name of the rule that did not hold; `Rule.all` explains it.
  public let rule: RuleID

  /// How an OperationOutcome classifies it.
  public let issueType: IssueType

  /// The key of the invariant that did not hold, such as `obs-6`; `nil` where it was no invariant.
  public let invariant: String?

  /// What is wrong, in a clause whose subject is the element.
  ///
  /// Names elements, types, codes, systems, value sets, urls and ids; never the value of a string, a number or a date.
  public let message: String
}

extension Finding {
  /// A finding of a cause, whose words may have been made already.
  init(
    severity: Severity, path: FindingPath, resource: ResourceLabel?, position: SourcePosition,
    range: Range<Int>, source: String?, cause: Cause, message: String? = nil
  ) {
    self.severity = severity
    self.path = path
    self.resource = resource
    self.position = position
    self.range = range
    self.source = source
    rule = cause.rule.id
    issueType = cause.rule.issueType
    invariant = cause.invariant
    self.message = message ?? cause.words()
  }
}

extension Finding {
  /// The same finding at another place, for a text that was read in another form than it was given.
  func moved(to range: Range<Int>, _ position: SourcePosition) -> Finding {
    Finding(
      severity: severity, path: path, resource: resource, position: position, range: range,
      source: source, rule: rule, issueType: issueType, invariant: invariant, message: message)
  }
}

extension Finding: CustomStringConvertible {
  /// `line:column: severity: message [rule.id] (path)`.
  public var description: String {
    "\(position): \(severity.rawValue): \(message) [\(rule)] (\(path))"
  }
}

/// The type and the id of a resource.
public struct ResourceLabel: Hashable, Sendable, CustomStringConvertible {
  /// The type of resource, as the document names it; `Resource` where that is no name of a type.
  public let type: String
  /// The id; `nil` where the document gives none, or what may be no id of FHIR.
  public let id: String?

  /// Names a resource; what does not look like a type or an id may be anything, and is left out.
  public init(type: String, id: String?) {
    self.type = IDFormat.isTypeName(type) ? type : "Resource"
    self.id = id.flatMap { ShownForm.id.holds(for: $0.utf8) ? $0 : nil }
  }

  /// `Patient/example`, or `Patient` without an id.
  public var description: String { id.map { "\(type)/\($0)" } ?? type }
}
