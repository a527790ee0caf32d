internal import LosslessJSON

/// The extensions of definitions that state facts a validator needs; all others are documentation and are left out.
enum FactExtensions {
  private static let core = "http://hl7.org/fhir/StructureDefinition/"
  private static let tools = "http://hl7.org/fhir/tools/StructureDefinition/"
  private static let later =
    "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition."

  static let fhirType = core + "structuredefinition-fhir-type"
  static let regex = core + "regex"
  static let minLength = core + "minLength"
  static let mustHaveValue = later + "mustHaveValue"
  static let valueAlternatives = later + "valueAlternatives"
  static let additionalBinding = later + "binding.additional"
  static let maximumValueSet = core + "elementdefinition-maxValueSet"
  static let minimumValueSet = core + "elementdefinition-minValueSet"
  static let bestPractice = core + "elementdefinition-bestpractice"
  static let valueSetSupplement = core + "valueset-supplement"
  static let imposeProfile = core + "structuredefinition-imposeProfile"

  static let profileElement = core + "elementdefinition-profile-element"

  /// The code of the extension that says how far a definition has come in standardisation.
  static func standardsStatus(of json: JSONValue) -> String? {
    let url = core + "structuredefinition-standards-status"
    return json.array("extension").first { $0["url"]?.string == url }?["valueCode"]?.string
  }

  /// The values of the extensions with a url.
  static func canonicals(of json: JSONValue, url: String) -> [String] {
    json.array("extension").compactMap {
      $0["url"]?.string == url ? ($0["valueCanonical"] ?? $0["valueUri"])?.string : nil
    }
  }

  static let ofStructures: Set<String> = [
    imposeProfile,
    core + "structuredefinition-compliesWithProfile",
    core + "structuredefinition-standards-status",
    core + "structuredefinition-type-characteristics",
    core + "version-specific-use",
    core + "structuredefinition-dependencies",
  ]
  static let ofElements: Set<String> = [
    regex,
    core + "minLength",
    core + "maxSize",
    core + "maxDecimalPlaces",
    core + "narrative-language-control",
    core + "elementdefinition-allowedUnits",
    minLength,
    core + "elementdefinition-bestpractice",
    core + "elementdefinition-selector",
    core + "elementdefinition-suppress",
    mustHaveValue,
    valueAlternatives,
    tools + "elementdefinition-date-format",
    tools + "id-expectation",
    tools + "elementdefinition-date-rules",
  ]
  static let ofBindings: Set<String> = [
    tools + "additional-binding",
    additionalBinding,
  ]
  /// Parts of extensions that are words for people.
  private static let prose: Set<String> = ["documentation", "shortDoco"]

  /// Those extensions of a value whose urls are named, as a JSON array; `nil` when there are none.
  static func json(of value: JSONValue, keeping urls: Set<String>) -> [UInt8]? {
    let kept = value.array("extension").filter { $0["url"]?.string.map(urls.contains) ?? false }
    guard !kept.isEmpty else { return nil }
    var json = JSONWriter(capacity: 256)
    json.array { json in
      for value in kept { write(value, to: &json) }
    }
    return json.finish()
  }

  /// Nested extensions are one level deep: no rule of these urls goes deeper.
  private static func write(_ value: JSONValue, to json: inout JSONWriter) {
    json.object { json in
      // What a value itself is extended with is documentation: why a status is what it is.
      for (key, value) in value.members where !key.hasPrefix("_") {
        json.key(key)
        guard key == "extension" else {
          json.json(CompactJSON.bytes(value))
          continue
        }
        json.array { json in
          for part in value.elements
          where !(part["url"]?.string.map(prose.contains) ?? false) {
            json.json(CompactJSON.bytes(part))
          }
        }
      }
    }
  }
}

/// JSON without the spaces between its tokens, otherwise byte for byte.
enum CompactJSON {
  static func bytes(_ value: JSONValue) -> [UInt8] {
    var result: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in value.document.bytes[value.document.range(of: value.node)] {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte > 0x20 {
        result.append(byte)
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return result
  }
}
