internal import LosslessJSON

extension R4.DocumentReference {
  /// What it is to other documents.
  public struct RelatesTo: R4.Element, Equatable, Sendable {
    /// The relation.
    public var code: Code
    /// The other document.
    public var target: R4.Reference<R4.DocumentReference>

    /// Takes the elements in the order of the specification, which requires `code` and `target`.
    public init(
      code: Code,
      target: R4.Reference<R4.DocumentReference>
    ) {
      self.code = code
      self.target = target
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("code", code)
        json.member("target", target)
      }
    }
  }
}

extension R4.DocumentReference.RelatesTo {
  /// The values of `code`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/document-relationship-type.
  public enum Code: String, R4.Code, CaseIterable, Sendable {
    case replaces
    case transforms
    case signs
    case appends
  }
}
