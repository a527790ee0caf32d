internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension ElementValue {
  /// The JSON of the value, to be compared with.
  var document: JSONDocument? { try? JSONDocument(json) }
}

extension ValueRules {
  /// Reads the rules that R4 has as extensions of the element.
  mutating func readExtensions(_ json: [UInt8]) {
    guard let list = try? JSONDocument(json).value else { return }
    for item in list.elements {
      guard let url = item["url"]?.string else { continue }
      if url.hasSuffix("/minLength") {
        minimumLength = item["valueInteger"]?.integer
      } else if url.hasSuffix("/maxSize") {
        let size = (item["valueDecimal"] ?? item["valueInteger"])?.number
        maximumSize = size.flatMap { Int($0) ?? Int($0.prefix { $0 != "." }) }
      } else if url.hasSuffix("/maxDecimalPlaces") {
        maximumDecimals = item["valueInteger"]?.integer
      } else if url.hasSuffix("/regex") {
        expression = item["valueString"]?.string.flatMap { try? LinearPattern($0) }
      } else if url.hasSuffix("/narrative-language-control") {
        if let code = item["valueCode"]?.string { languageSections.append(code) }
      } else if url.hasSuffix("ElementDefinition.mustHaveValue") {
        mustHaveValue = item["valueBoolean"]?.boolean ?? false
      } else if url.hasSuffix("ElementDefinition.valueAlternatives") {
        if let canonical = (item["valueCanonical"] ?? item["valueUri"])?.string {
          alternatives = (alternatives ?? []) + [canonical]
        }
      }
    }
  }
}
