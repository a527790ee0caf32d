/// The way from a value to what a discriminator looks at, as a profile writes it.
///
/// FHIR R4, profiling.html#discriminator: "a restricted FHIRPath": names of elements, `$this`, `resolve()`,
/// `extension(url)` and `ofType(type)`.
struct DiscriminatorPath {
  enum Step: Equatable {
    case child(String)
    case `extension`(String)
    case resolve
    case ofType(String)
  }

  var steps: [Step] = []

  /// Reads a path; `nil` for one that is not of the restricted kind.
  init?(_ text: String) {
    for part in Self.parts(of: text) {
      switch part {
      case "", "$this": continue
      case "resolve()": steps.append(.resolve)
      default:
        if let url = Self.argument(of: "extension", in: part) {
          steps.append(.extension(url))
        } else if let type = Self.argument(of: "ofType", in: part) {
          steps.append(.ofType(type.hasPrefix("FHIR.") ? String(type.dropFirst(5)) : type))
        } else if part.utf8.allSatisfy({ Self.isName($0) }) {
          steps.append(.child(part))
        } else if part.hasSuffix("[x]"), part.utf8.dropLast(3).allSatisfy({ Self.isName($0) }) {
          steps.append(.child(String(part.dropLast(3))))
        } else {
          return nil
        }
      }
    }
  }

  /// Splits at the dots that are not in parentheses.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var current: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "(") where depth < 16: depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case UInt8(ascii: ".") where depth == 0:
        parts.append(String(decoding: current, as: UTF8.self))
        current = []
        continue
      case UInt8(ascii: " "): continue
      default: break
      }
      current.append(byte)
    }
    parts.append(String(decoding: current, as: UTF8.self))
    return parts
  }

  private static func argument(of function: String, in part: String) -> String? {
    guard part.hasPrefix(function + "("), part.hasSuffix(")") else { return nil }
    return part.dropFirst(function.utf8.count + 1).dropLast()
      .trimming { $0 == "'" || $0 == "\"" }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isSurplus: (Character) -> Bool) -> String {
    var text = self
    while let first = text.first, isSurplus(first) { text.removeFirst() }
    while let last = text.last, isSurplus(last) { text.removeLast() }
    return String(text)
  }
}
