public import FHIRModel

/// A unique device identifier as a label prints it, taken apart.
///
/// Three agencies issue them: GS1 writes application identifiers in parentheses (`(01)00643169001763(17)271130(10)A7`),
/// HIBCC begins with `+`, ICCBBA with `=`.
public struct UniqueDeviceIdentifier: Sendable, Hashable {
  /// Who issued it.
  public enum Issuer: String, Sendable, Hashable, CaseIterable {
    case gs1
    case hibcc
    case iccbba
  }

  /// The whole identifier, as printed.
  public let text: String
  /// Who issued it.
  public let issuer: Issuer
  /// The fixed part: maker and model.
  public let deviceIdentifier: String
  /// The lot.
  public let lot: String?
  /// The serial number.
  public let serial: String?
  /// The day of manufacture.
  public let manufactured: R4.Date?
  /// The last day of use.
  public let expiry: R4.Date?
}
