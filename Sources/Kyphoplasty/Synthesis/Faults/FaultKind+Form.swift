extension FaultKind {
  /// What a record of values cannot say: faults of the text.
  static let form = [
    text("sex-missing", breaks: "record.required", of: "sex", at: "patient.sex") { _ in "null" },
    text("sex-in-the-sites-word", breaks: "record.code", of: "sex", at: "patient.sex") { _ in
      "\"F\""
    },
    text("asa-in-quotes", breaks: "record.type", of: "asaClass", at: "preoperative.asaClass") {
      "\"\($0)\""
    },
    text("thirtieth-of-february", breaks: "record.date", of: "birthDate", at: "patient.birthDate") {
      "\"\($0.dropFirst().prefix(4))-02-30\""
    },
    text("npi-mistyped", breaks: "record.form", of: "npi", at: "facility.npi") {
      "\"\($0.dropFirst().prefix(9))\(mistyped($0.dropLast().last))\""
    },
    FaultKind(
      "udi-mistyped", breaks: "record.udi",
      .text { json in
        // The first product of the first level, unless a needle or an implant comes before the balloons.
        guard let range = CanonicalText.value(of: "udi", in: json),
          let field = fieldOfFirstLabel(in: json, before: range.lowerBound)
        else { return nil }
        let checkDigit = range.lowerBound + 1 + 4 + 13
        guard checkDigit < range.upperBound else { return nil }
        let digit = json[checkDigit]
        json[checkDigit] = digit == UInt8(ascii: "9") ? UInt8(ascii: "0") : digit + 1
        return field
      }),
    text("control-character", breaks: "record.text", of: "family", at: "recordedBy.family") {
      "\($0.dropLast())\\u0001\""
    },
    text("time-without-offset", breaks: "record.time-zone", of: "start", at: "encounter.start") {
      "\($0.dropLast(7))\""
    },
    FaultKind(
      "misspelt-field", breaks: "record.unknown-field",
      .text { json in
        guard let range = CanonicalText.firstRange(of: Array("\"consent\":".utf8), in: json) else {
          return nil
        }
        json.replaceSubrange(range, with: Array("\"concent\":".utf8))
        return "concent"
      }),
    FaultKind(
      "sex-twice", breaks: "record.duplicate",
      .text { json in
        guard let range = CanonicalText.value(of: "sex", in: json) else { return nil }
        json.insert(contentsOf: Array(",\"sex\":\"unknown\"".utf8), at: range.upperBound)
        return "sex"
      }),
    FaultKind(
      "cut-off", breaks: "record.json",
      .text { json in
        json.removeLast(min(json.count, 40))
        return ""
      }),
    FaultKind("key-twice", breaks: "record.duplicate-key", .earlierKey),
  ]

  private static func text(
    _ name: String, breaks rule: String, of key: String, at field: String,
    _ change: @escaping @Sendable (String) -> String
  ) -> FaultKind {
    FaultKind(
      name, breaks: rule,
      .text { json in CanonicalText.replace(key, in: &json, change) ? field : nil })
  }

  private static func mistyped(_ digit: Character?) -> Int {
    guard let digit = digit?.wholeNumberValue else { return 0 }
    return (digit + 1) % 10
  }

  /// Whose label comes first is told by what stands open before it.
  private static func fieldOfFirstLabel(in json: [UInt8], before end: Int) -> String? {
    let before = Array(json[..<end])
    let products = [
      ("\"needle\":{", "levels[0].needle.udi"),
      ("\"balloons\":[", "levels[0].balloons[0].device.udi"),
      ("\"implant\":{", "levels[0].implant.udi"), ("\"cement\":{", "levels[0].cement.device.udi"),
    ]
    let open = products.filter { CanonicalText.firstRange(of: Array($0.0.utf8), in: before) != nil }
    return open.count == 1 ? open.first?.1 : nil
  }
}
