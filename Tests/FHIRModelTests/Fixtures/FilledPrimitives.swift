@testable import FHIRModel

extension Bool: Filled {
  static func filled(_ variant: Int) -> Self { variant.isMultiple(of: 2) }
}

extension Int: Filled {
  static func filled(_ variant: Int) -> Self { variant + 1 }
}

extension String: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: ["text", "Größe \"1\" \\ 2"]) }
}

extension R4.ID: Filled {
  static func filled(_ variant: Int) -> Self { R4.ID(uuid: 0x1234_5678_9abc_8def, UInt64(variant)) }
}

extension R4.Decimal: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: examples) }

  private static let examples = ["4.50", "0.010", "12", "-1.5e-3"].compactMap(Self.init(_:))
}

extension R4.Date: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: examples) }

  private static let examples = ["1948", "1948-02", "1948-02-29"].compactMap(Self.init(_:))
}

extension R4.DateTime: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: examples) }

  private static let examples = ["2024-05-14T08:30:00-05:00", "2024-05-14", "2024-05", "2024"]
    .compactMap(Self.init(_:))
}

extension R4.Instant: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: examples) }

  private static let examples = ["2024-05-14T08:30:00Z", "2024-05-14T08:30:00.250+02:00"]
    .compactMap(Self.init(_:))
}

extension R4.URI: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: ["http://example.org/fhir/thing", "urn:oid:2.999.1"])
  }
}

extension R4.Base64Binary: Filled {
  static func filled(_ variant: Int) -> Self { R4.Base64Binary("some bytes".utf8) }
}

extension R4.Presence: Filled where Value: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.known(.filled(variant)), .absent(.filled(variant))])
  }
}
