internal import FHIRModel

/// Reads what ICCBBA prints for products of human origin: values after `=` or `&` and a character that names them.
///
///     =/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123
///      ^ device          ^ serial ^ donation      ^ expiry ^ made on ^ lot
enum ICCBBALabel {
  typealias Fault = UniqueDeviceIdentifier.Fault

  static func parts(of label: [UInt8]) throws(Fault) -> UniqueDeviceIdentifier.Parts {
    var parts = UniqueDeviceIdentifier.Parts(issuer: .iccbba)
    var rest = label[...]
    while let start = rest.first {
      guard isFlag(start) else { throw .malformed }
      let section = rest.dropFirst().prefix { !isFlag($0) }
      let value = section.dropFirst()
      switch (start, section.first) {
      case (UInt8(ascii: "="), UInt8(ascii: "/")):
        parts.deviceIdentifier = try LabelText.name(value, atMost: 18)
      case (UInt8(ascii: "="), UInt8(ascii: ",")):
        parts.serial = try LabelText.name(value, atMost: 18)
      case (UInt8(ascii: "="), UInt8(ascii: ">")):
        parts.expiry = try LabelText.millenniumYearAndDay(value)
      case (UInt8(ascii: "="), UInt8(ascii: "}")):
        parts.manufactured = try LabelText.millenniumYearAndDay(value)
      case (UInt8(ascii: "&"), UInt8(ascii: ",")) where value.first == UInt8(ascii: "1"):
        parts.lot = try LabelText.name(value.dropFirst(), atMost: 18)
      default: break
      }
      rest = rest.dropFirst(section.count + 1)
    }
    guard !parts.deviceIdentifier.isEmpty else { throw .malformed }
    return parts
  }

  private static func isFlag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "&")
  }
}
