internal import LosslessJSON

extension R4.Device {
  /// What it is called.
  public struct DeviceName: R4.Element, Equatable, Sendable {
    /// The name.
    public var name: String
    /// Who calls it so.
    public var type: Kind

    /// Takes the elements in the order of the specification, which requires `name` and `type`.
    public init(
      name: String,
      type: Kind
    ) {
      self.name = name
      self.type = type
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("name", name)
        json.member("type", type)
      }
    }
  }
}

extension R4.Device.DeviceName {
  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/device-nametype.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case udiLabelName = "udi-label-name"
    case userFriendlyName = "user-friendly-name"
    case patientReportedName = "patient-reported-name"
    case manufacturerName = "manufacturer-name"
    case modelName = "model-name"
    case other
  }
}
