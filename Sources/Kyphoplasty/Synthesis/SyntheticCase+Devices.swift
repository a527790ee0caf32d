internal import FHIRModel

extension SyntheticCase {
  /// A product; the numbers are those that GS1 prints in its own examples.
  enum Product: Int {
    case cement = 11
    case balloon = 22
    case needle = 33
    case implant = 44

    var maker: String { self == .cement ? "Example Biomaterials" : "Example Spine Devices" }

    /// The item number with its check digit.
    var tradeItem: String {
      let body = "10614141000" + padded(rawValue, to: 2)
      for digit in 0...9 where GS1Label.hasCheckDigit(Array((body + String(digit)).utf8)) {
        return body + String(digit)
      }
      return body
    }
  }

  func device(
    _ name: String, _ product: Product, labelled: Int, _ draws: inout Draws
  ) throws(SynthesisError) -> ImplantedDevice {
    var device = ImplantedDevice()
    device.name = name
    device.manufacturer = product.maker
    let expiry = start.day + 60 + draws.below(700)
    let lot = (product == .cement ? "C" : "B") + padded(draws.below(10_000), to: 4)
    let serial = product == .implant ? "S" + padded(draws.below(1_000_000), to: 6) : nil
    if draws.happens(labelled) {
      let date = CivilDate(daysSince1970: expiry)
      var label = "(01)" + Self.tradeItems[product, default: product.tradeItem]
      label +=
        "(17)" + padded(date.year % 100, to: 2) + padded(date.month, to: 2)
        + padded(date.day, to: 2)
      label += "(10)" + lot
      if let serial { label += "(21)" + serial }
      device.udi = try? UniqueDeviceIdentifier(parsing: label)
    } else {
      device.model = "X-\(product.rawValue)"
      device.lot = lot
      device.serial = serial
      device.expiry = try LocalMoment.date(day: expiry)
    }
    return device
  }

  private static let tradeItems: [Product: String] = Dictionary(
    uniqueKeysWithValues: [Product.cement, .balloon, .needle, .implant].map { ($0, $0.tradeItem) })
}
