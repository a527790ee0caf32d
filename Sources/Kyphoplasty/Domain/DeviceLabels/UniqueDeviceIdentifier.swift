public import FHIRModel

/// A unique device identifier as a label prints it, taken apart.
///
/// Three agencies issue them: GS1 writes application identifiers in parentheses (`(01)00643169001763(17)271130(10)A7`),
/// HIBCC begins with `+`, ICCBBA with `=`. The forms are those of "UDI formats by FDA-accredited issuing agency",
/// version 1.3, US Food and Drug Administration, 2017.
public struct UniqueDeviceIdentifier: Sendable, Hashable {
  /// Who issued it.
  public enum Issuer: String, Sendable, Hashable, CaseIterable {
    case gs1
    case hibcc
    case iccbba
  }

  /// Why a text is no unique device identifier.
  public enum Fault: Error, Sendable, Hashable {
    /// It begins as none of the three agencies begins.
    case unknownIssuer
    /// A part is missing, too long or has a character that it must not have.
    case malformed
    /// The check digit or check character does not fit the rest: most often a typing error.
    case checkCharacter
    /// A date in it does not exist.
    case date
  }

  /// The whole identifier, as printed; where GS1's was scanned, with the parentheses of print.
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
  /// The last day of use; only its month is known where the label leaves the day open.
  public let expiry: R4.Date?

  /// Takes an identifier apart; `nil` where it is none.
  public init?(_ text: String) {
    guard let parsed = try? Self(parsing: text) else { return nil }
    self = parsed
  }

  /// Takes an identifier apart, as printed or as scanned.
  ///
  /// - Throws: why the text is no identifier.
  public init(parsing text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    let parts: Parts
    switch bytes.first {
    case UInt8(ascii: "+"): parts = try HIBCCLabel.parts(of: bytes)
    case UInt8(ascii: "="): parts = try ICCBBALabel.parts(of: bytes)
    case UInt8(ascii: "("), UInt8(ascii: "0"), UInt8(ascii: "]"), GS1Label.separator:
      parts = try GS1Label.parts(of: bytes)
    default: throw .unknownIssuer
    }
    self.text = parts.printed ?? text
    issuer = parts.issuer
    deviceIdentifier = parts.deviceIdentifier
    lot = parts.lot
    serial = parts.serial
    manufactured = parts.manufactured
    expiry = parts.expiry
  }

  /// What a label of any agency says.
  struct Parts {
    var issuer: Issuer
    var deviceIdentifier = ""
    /// The printed form, where the text was another.
    var printed: String?
    var lot: String?
    var serial: String?
    var manufactured: R4.Date?
    var expiry: R4.Date?
  }
}
