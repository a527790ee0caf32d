/// The version of a resource as HTTP has it: `W/"3"`.
enum EntityTag: Hashable, Sendable {
  case version(Int)
  /// `*`: whichever version there is.
  case any

  static func text(_ version: Int) -> String { "W/\"\(version)\"" }

  /// Reads `W/"3"`, `"3"`, `3` and `*`.
  init(_ text: String, at expression: String? = nil) throws(Refusal) {
    var rest = text[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    if rest == "*" {
      self = .any
      return
    }
    if rest.hasPrefix("W/") { rest = rest.dropFirst(2) }
    if rest.count >= 2, rest.first == "\"", rest.last == "\"" {
      rest = rest.dropFirst().dropLast()
    }
    guard let version = Int(rest), version > 0 else {
      throw Refusal(
        .badRequest, .value, "An entity tag is W/\"n\", with the number of a version",
        at: expression)
    }
    self = .version(version)
  }

  func matches(_ version: Int?) -> Bool {
    switch self {
    case .any: version != nil
    case .version(let expected): version == expected
    }
  }
}
