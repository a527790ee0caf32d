internal import LosslessJSON

extension R4 {
  /// The time between two points, the ends included.
  public struct Period: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// When it began; unknown when nil.
    public var start: DateTime?
    /// When it ended; not yet, or unknown, when nil.
    public var end: DateTime?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      start: DateTime? = nil,
      end: DateTime? = nil
    ) {
      self.extension = `extension`
      self.start = start
      self.end = end
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("start", start)
        json.member("end", end)
      }
    }
  }
}
