public import FHIRValidation
public import Kyphoplasty
internal import LosslessJSON

/// A finding on the way from a record to a bundle, with its place in the record.
public struct ExportFinding: Sendable {
  /// The rule's stable id.
  public let rule: String
  /// How much it matters; the words are those of OperationOutcome.
  public let severity: Severity
  /// Where in the input.
  public let place: RecordPlace
  /// The field of the record: `levels[0].cement.volumeMl`.
  public let field: String
  /// The element of the bundle, where the finding is about one.
  public let path: String?
  /// What is wrong and what is accepted.
  public let message: String
}

extension ExportFinding: CustomStringConvertible {
  /// `place: severity: field: message [rule]`, on one line.
  public var description: String {
    let subject = field.isEmpty ? "" : "\(field): "
    let element = path.map { " (\($0))" } ?? ""
    return "\(place): \(severity.rawValue): \(subject)\(message) [\(rule)]\(element)"
  }
}

extension ExportFinding {
  /// A finding of reading, from a record or from a bundle that is read back.
  public init(_ finding: RecordFinding) {
    rule = finding.rule
    severity =
      switch finding.severity {
      case .information: .information
      case .warning: .warning
      case .error: .error
      }
    if case .element(let file, let line, let column, let path) = finding.place {
      place = .json(file: file, line: line, column: column)
      self.path = path
    } else {
      place = finding.place
      path = nil
    }
    field = finding.field
    message = finding.message
  }

  /// A finding of the validator on what was made from a field.
  init(_ finding: Finding, place: RecordPlace, field: String) {
    rule = finding.rule.rawValue
    severity = finding.severity
    self.place = place
    self.field = field
    path = finding.path.description
    message = finding.message
  }
}

extension ExportFinding {
  /// The finding as one JSON object: `place`, `severity`, `rule`, `field`, `path`, `message`.
  public func json() -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("place", place.description)
      json.member("severity", severity.rawValue)
      json.member("rule", rule)
      json.member("field", field)
      if let path { json.member("path", path) }
      json.member("message", message)
    }
    return json.finish()
  }
}
