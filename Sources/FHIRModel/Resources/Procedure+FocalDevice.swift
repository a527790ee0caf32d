internal import LosslessJSON

extension R4.Procedure {
  /// What was put in, taken out or moved.
  public struct FocalDevice: R4.Element, Equatable, Sendable {
    /// What was done with the device.
    public var action: R4.CodeableConcept?
    /// The device.
    public var manipulated: R4.Reference<R4.Device>

    /// Takes the elements in the order of the specification, which requires `manipulated`.
    public init(
      action: R4.CodeableConcept? = nil,
      manipulated: R4.Reference<R4.Device>
    ) {
      self.action = action
      self.manipulated = manipulated
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("action", action)
        json.member("manipulated", manipulated)
      }
    }
  }
}
