extension FunctionTable {
  /// FHIRPath 2.0, "String manipulation", and what its successor adds; places count from 0, in characters of Unicode.
  static let strings: [Function] = [
    .text("length", gives: .integer) { text, _ in .integer(text.unicodeScalars.count) },
    .text("indexOf", taking: [.string], gives: .integer) { text, arguments in
      .integer(text.place(of: arguments[0].description) ?? -1)
    },
    .text("lastIndexOf", taking: [.string], gives: .integer) { text, arguments in
      .integer(text.lastPlace(of: arguments[0].description) ?? -1)
    },
    .value("substring", on: .string, taking: [.integer, .integer], atLeast: 1, gives: .string) {
      value, arguments in
      substring(of: value.description, arguments).map { .string($0) }
    },
    .text("startsWith", taking: [.string], gives: .boolean) { text, arguments in
      .boolean(text.utf8.starts(with: arguments[0].description.utf8))
    },
    .text("endsWith", taking: [.string], gives: .boolean) { text, arguments in
      .boolean(text.utf8.reversed().starts(with: arguments[0].description.utf8.reversed()))
    },
    .text("contains", taking: [.string], gives: .boolean) { text, arguments in
      .boolean(text.place(of: arguments[0].description) != nil)
    },
    .text("upper", gives: .string) { text, _ in .string(text.uppercased()) },
    .text("lower", gives: .string) { text, _ in .string(text.lowercased()) },
    .text("replace", taking: [.string, .string], gives: .string) { text, arguments in
      .string(text.replacing(arguments[0].description, with: arguments[1].description))
    },
    .text("trim", gives: .string) { text, _ in .string(text.trimmed) },
    .text("encode", taking: [.string], gives: .string) { text, arguments in
      TextEncoding(rawValue: arguments[0].description).map { .string($0.encode(text)) }
    },
    .text("decode", taking: [.string], gives: .string) { text, arguments in
      TextEncoding(rawValue: arguments[0].description)?.decode(text).map { .string($0) }
    },
    .text("escape", taking: [.string], gives: .string) { text, arguments in
      TextEscape(rawValue: arguments[0].description).map { .string($0.escape(text)) }
    },
    .text("unescape", taking: [.string], gives: .string) { text, arguments in
      TextEscape(rawValue: arguments[0].description).map { .string($0.unescape(text)) }
    },
    .collection("toChars", gives: .string) { (evaluator, call) throws(FHIRPathError) in
      guard let text = try evaluator.text(call.input, call.step) else { return }
      for scalar in text.unicodeScalars { evaluator.push(.string(String(scalar)) as FHIRPathValue) }
    },
    .collection("split", 1...1, gives: .string) { (evaluator, call) throws(FHIRPathError) in
      let range = try evaluator.argument(0, evaluated: call)
      let separator = try evaluator.text(range, call.step)
      evaluator.drop(to: range.lowerBound)
      guard let text = try evaluator.text(call.input, call.step), let separator else { return }
      for part in text.parts(between: separator) {
        evaluator.push(.string(part) as FHIRPathValue)
      }
    },
    .collection("join", 0...1, gives: .string) { (evaluator, call) throws(FHIRPathError) in
      var separator = ""
      if call.count > 0 {
        let range = try evaluator.argument(0, evaluated: call)
        separator = try evaluator.text(range, call.step) ?? ""
        evaluator.drop(to: range.lowerBound)
      }
      guard !call.input.isEmpty else { return }
      var parts: [String] = []
      for place in call.input {
        if let part = try evaluator.text(place..<(place + 1), call.step) { parts.append(part) }
      }
      evaluator.push(.string(parts.joined(separator: separator)) as FHIRPathValue)
    },
  ]

  /// The part from a place on, perhaps so many characters of it; `nil` for a place that the text does not have.
  private static func substring(of text: String, _ arguments: Function.Values) -> String? {
    guard case .integer(let start)? = arguments.first else { return nil }
    let scalars = text.unicodeScalars
    guard start >= 0,
      let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      from < scalars.endIndex
    else { return nil }
    guard case .integer(let length)? = arguments.dropFirst().first else {
      return String(scalars[from...])
    }
    return String(scalars[from...].prefix(max(length, 0)))
  }
}

extension String {
  /// Where a text first stands in this one.
  fileprivate func place(of other: String) -> Int? {
    firstRange(of: other, from: startIndex).map {
      unicodeScalars.distance(from: startIndex, to: $0.lowerBound)
    }
  }

  fileprivate func lastPlace(of other: String) -> Int? {
    if other.isEmpty { return unicodeScalars.count }
    let (own, wanted) = (Array(utf8), Array(other.utf8))
    guard own.count >= wanted.count else { return nil }
    for start in stride(from: own.count - wanted.count, through: 0, by: -1)
    where own[start..<(start + wanted.count)].elementsEqual(wanted) {
      return String(decoding: own[..<start], as: UTF8.self).unicodeScalars.count
    }
    return nil
  }

  /// The first range of a text at or after an index, byte by byte.
  fileprivate func firstRange(of other: String, from start: Index) -> Range<Index>? {
    guard let first = other.utf8.first else { return start..<start }
    var index = start
    while let candidate = utf8[index...].firstIndex(of: first) {
      if utf8[candidate...].starts(with: other.utf8) {
        return candidate..<utf8.index(candidate, offsetBy: other.utf8.count)
      }
      index = utf8.index(after: candidate)
    }
    return nil
  }

  fileprivate func parts(between separator: String) -> [String] {
    if separator.isEmpty { return unicodeScalars.map { String($0) } }
    var parts: [String] = []
    var start = startIndex
    while let range = firstRange(of: separator, from: start) {
      parts.append(String(self[start..<range.lowerBound]))
      start = range.upperBound
    }
    return parts + [String(self[start...])]
  }

  fileprivate func replacing(_ other: String, with replacement: String) -> String {
    if other.isEmpty {
      return replacement + unicodeScalars.map { String($0) + replacement }.joined()
    }
    return parts(between: other).joined(separator: replacement)
  }

  fileprivate var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
