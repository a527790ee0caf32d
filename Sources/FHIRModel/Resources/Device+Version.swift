internal import LosslessJSON

extension R4.Device {
  /// What version its parts or its software have.
  public struct Version: R4.Element, Equatable, Sendable {
    /// What has the version.
    public var type: R4.CodeableConcept?
    /// The part that has the version.
    public var component: R4.Identifier?
    /// The version.
    public var value: String

    /// Takes the elements in the order of the specification, which requires `value`.
    public init(
      type: R4.CodeableConcept? = nil,
      component: R4.Identifier? = nil,
      value: String
    ) {
      self.type = type
      self.component = component
      self.value = value
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("component", component)
        json.member("value", value)
      }
    }
  }
}
