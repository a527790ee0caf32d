internal import LosslessJSON

/// What the extensions of an element say about its value.
public struct ElementExtensionFacts: Hashable, Sendable {
  /// Whether a primitive must have a value, not only extensions.
  public private(set) var mustHaveValue = false
  /// The extensions of which one may stand for a value that must be there.
  public private(set) var valueAlternatives: [String] = []
  /// The least length of a string, in characters.
  public private(set) var minLength: Int?
  /// The regular expression that a string must match as a whole.
  public private(set) var regex: String?

  init(_ json: [UInt8]?) {
    guard let json, let document = try? JSONDocument(json) else { return }
    for value in document.value.elements {
      switch value["url"]?.string {
      case FactExtensions.mustHaveValue: mustHaveValue = value["valueBoolean"]?.boolean ?? false
      case FactExtensions.valueAlternatives:
        valueAlternatives +=
          (value["valueCanonical"] ?? value["valueUri"])?.string.map { [$0] } ?? []
      case FactExtensions.minLength: minLength = value["valueInteger"]?.integer
      case FactExtensions.regex: regex = value["valueString"]?.string
      default: break
      }
    }
  }
}
