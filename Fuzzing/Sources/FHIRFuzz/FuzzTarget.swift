import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import FHIRValidation
import LosslessJSON

/// What libFuzzer calls with each input: `e` and an expression, `p` and a pattern, or else a document.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  switch bytes.first {
  case UInt8(ascii: "e"): FuzzTarget.evaluate(String(decoding: bytes.dropFirst(), as: UTF8.self))
  case UInt8(ascii: "p"): FuzzTarget.match(String(decoding: bytes.dropFirst(), as: UTF8.self))
  default: FuzzTarget.validate(bytes)
  }
  return 0
}

enum FuzzTarget {
  private static let definitions = Surroundings.definitions
  private static let validator: Validator = {
    var options = ValidationOptions()
    options.bestPractices = .warning
    options.checksSecurity = true
    return Validator(definitions: definitions, options: options)
  }()

  static func validate(_ bytes: [UInt8]) {
    let outcome = validator.validate(bytes)
    precondition(
      outcome.findings.allSatisfy {
        $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count
      }, "a finding lies outside of its text")
    for format in OutputFormat.allCases {
      var renderer = format.renderer()
      _ = renderer.render(outcome, file: "-")
    }
  }

  static func evaluate(_ text: String) {
    guard let expression = try? FHIRPathExpression(text, definitions: definitions) else { return }
    for document in Surroundings.documents {
      _ = try? expression.evaluate(on: FHIRPathItem(resource: document))
    }
  }

  static func match(_ text: String) {
    guard let pattern = try? LinearPattern(text) else { return }
    for text in [
      "", "2015-02-07T13:28:17+02:00", "é😀\u{301}\n\t x-y_z.0123456789",
      "aaaaaaaaaaaaaaaaaaaaaaaa!",
    ] {
      _ = pattern.matches(in: text)
      _ = pattern.matchesWhole(text)
      _ = pattern.replacingMatches(in: text, with: "<$1>")
    }
  }
}
