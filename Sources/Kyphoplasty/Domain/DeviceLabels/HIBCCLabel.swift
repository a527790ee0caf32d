internal import FHIRModel

/// Reads what HIBCC prints: `+`, the fixed part, data after slashes, and a check character over all of it.
///
///     +H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C
///      ^ maker, model, unit    ^ expiry by the hour, then lot ^ serial            ^ made on   ^ check
///
/// The digit after `$$` says how the expiry is written; `$$+` has a serial number in place of the lot.
enum HIBCCLabel {
  typealias Fault = UniqueDeviceIdentifier.Fault

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)

  static func parts(of label: [UInt8]) throws(Fault) -> UniqueDeviceIdentifier.Parts {
    guard label.count >= 8, let check = label.last else { throw .malformed }
    guard checkCharacter(of: label.dropLast()) == check else { throw .checkCharacter }
    let sections = label.dropLast().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = sections.first?.dropFirst(), (6...23).contains(first.count),
      first.allSatisfy(LabelText.isLetterOrDigit)
    else { throw .malformed }
    var parts = UniqueDeviceIdentifier.Parts(
      issuer: .hibcc, deviceIdentifier: LabelText.string(first))
    for section in sections.dropFirst() { try read(section, into: &parts) }
    return parts
  }

  /// The character whose value is the sum of the others modulo 43; `nil` where one is not in the alphabet.
  static func checkCharacter(of text: some Collection<UInt8>) -> UInt8? {
    var sum = 0
    for byte in text {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      sum += value
    }
    return alphabet[sum % 43]
  }

  private static func read(
    _ section: ArraySlice<UInt8>, into parts: inout UniqueDeviceIdentifier.Parts
  ) throws(Fault) {
    if section.starts(with: "16D".utf8) {
      parts.manufactured = try LabelText.fullDate(section.dropFirst(3))
    } else if section.starts(with: "14D".utf8) {
      parts.expiry = try LabelText.fullDate(section.dropFirst(3))
    } else if section.starts(with: "$$+".utf8) {
      parts.serial = try afterExpiry(section.dropFirst(3), &parts)
    } else if section.starts(with: "$$".utf8) {
      parts.lot = try afterExpiry(section.dropFirst(2), &parts)
    } else if section.starts(with: "$+".utf8) {
      parts.serial = try LabelText.name(section.dropFirst(2), atMost: 18)
    } else if section.starts(with: "$".utf8) {
      parts.lot = try LabelText.name(section.dropFirst(), atMost: 18)
    } else if section.starts(with: "S".utf8) {
      parts.serial = try LabelText.name(section.dropFirst(), atMost: 18)
    } else if section.count >= 5, section.prefix(5).allSatisfy(LabelText.isDigit) {
      parts.expiry = try LabelText.yearAndDay(section.prefix(5))
      parts.lot = try LabelText.optionalName(section.dropFirst(5), atMost: 18)
    }
  }

  private static func afterExpiry(
    _ text: ArraySlice<UInt8>, _ parts: inout UniqueDeviceIdentifier.Parts
  ) throws(Fault) -> String? {
    let rest = text.dropFirst()
    switch text.first {
    case UInt8(ascii: "2"):
      let date = rest.prefix(6)
      parts.expiry = try LabelText.yearMonthDay(date.suffix(2) + date.prefix(4))
      return try LabelText.optionalName(rest.dropFirst(6), atMost: 18)
    case UInt8(ascii: "3"):
      parts.expiry = try LabelText.yearMonthDay(rest.prefix(6))
      return try LabelText.optionalName(rest.dropFirst(6), atMost: 18)
    case UInt8(ascii: "4"):
      parts.expiry = try LabelText.yearMonthDay(rest.prefix(6))
      return try LabelText.optionalName(rest.dropFirst(8), atMost: 18)
    case UInt8(ascii: "5"):
      parts.expiry = try LabelText.yearAndDay(rest.prefix(5))
      return try LabelText.optionalName(rest.dropFirst(5), atMost: 18)
    case UInt8(ascii: "6"):
      parts.expiry = try LabelText.yearAndDay(rest.prefix(5))
      return try LabelText.optionalName(rest.dropFirst(7), atMost: 18)
    case UInt8(ascii: "7"):
      return try LabelText.name(rest, atMost: 18)
    case UInt8(ascii: "0"), UInt8(ascii: "1"):
      let date = text.prefix(4)
      parts.expiry = try LabelText.yearMonthDay(date.suffix(2) + date.prefix(2) + [0x30, 0x30])
      return try LabelText.optionalName(text.dropFirst(4), atMost: 18)
    default: throw .malformed
    }
  }
}
