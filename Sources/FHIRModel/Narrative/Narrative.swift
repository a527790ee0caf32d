internal import LosslessJSON

extension R4 {
  /// The resource in words, as XHTML that a reader may show without understanding anything else.
  public struct Narrative: Element, Equatable, Sendable {
    /// Where the words came from.
    public var status: Status
    /// The words, as one XHTML `div`.
    public var div: String

    /// Takes a `div` that is XHTML as FHIR allows it; the caller answers for that.
    public init(status: Status, div: String) {
      self.status = status
      self.div = div
    }

    /// Words made from the resource's own elements; nil when there are none, for FHIR allows no empty narrative.
    public init?(generated content: XHTML) {
      guard content.hasText else { return nil }
      self.init(status: .generated, div: content.div)
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("status", status)
        json.member("div", div)
      }
    }
  }
}

extension R4.Narrative {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/narrative-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case generated
    case extensions
    case additional
    case empty
  }
}
