extension SiteMapping {
  /// Why a value in the site's form has no form of the record's.
  struct Fault: Error {
    var problem: RecordProblem
  }

  /// The record's form of a value in the site's form; what no rule fits stays as it is.
  ///
  /// The text has no white space around it. Where it `hasKinds` it came from JSON, in which numbers have one form.
  func standard(
    _ text: String, for field: Int, kind: ValueKind, hasKinds: Bool
  ) throws(Fault) -> String {
    let rule = rule(for: field)
    let text = rule?.translations?[text] ?? text
    switch kind {
    case .boolean:
      if trueWords.contains(text) { return "true" }
      if falseWords.contains(text) { return "false" }
      return text.lowercased()
    case .integer, .decimal:
      let number = hasDecimalComma && !hasKinds ? try Self.withPoint(text, kind) : text
      guard let unit = rule?.unit else { return number }
      guard let converted = unit.converted(number) else { throw Fault(problem: .malformed(kind)) }
      return converted
    case .date, .dateTime:
      for format in dateFormats {
        if let time = format.read(text) { return try resolved(time, isDate: kind == .date) }
      }
      return text
    default: return text
    }
  }

  /// Reads a time that lacks seconds or an offset in the forms of ISO 8601, as many systems write it.
  func timeInCommonForm(_ text: String) throws(Fault) -> String? {
    for format in DateFormat.common {
      if let time = format.read(text) { return try resolved(time, isDate: false) }
    }
    return nil
  }

  /// Gives a local time its offset.
  private func resolved(_ time: LocalTime, isDate: Bool) throws(Fault) -> String {
    if isDate || time.hour == nil || time.offset != nil { return time.text(isDate: isDate) }
    guard let timeZone else { throw Fault(problem: .noTimeZone) }
    var time = time
    switch timeZone.offsets(at: time) {
    case .one(let offset): time.offset = offset
    case .none(let before, let after):
      throw Fault(problem: .skippedTime(offsets: [before, after].map(LocalTime.text(ofOffset:))))
    case .two(let first, let second):
      switch ambiguousTime {
      case .earlier: time.offset = first
      case .later: time.offset = second
      case nil:
        throw Fault(
          problem: .repeatedTime(offsets: [first, second].map(LocalTime.text(ofOffset:))))
      }
    }
    return time.text(isDate: false)
  }

  /// Makes a point of the comma.
  ///
  /// A point is refused: where the comma is decimal, it may have been meant to part thousands.
  private static func withPoint(_ text: String, _ kind: ValueKind) throws(Fault) -> String {
    var bytes = Array(text.utf8)
    guard !bytes.contains(UInt8(ascii: ".")) else {
      let isNumber = bytes.allSatisfy { "0123456789+-.,".utf8.contains($0) }
      throw Fault(problem: isNumber ? .decimalPoint : .malformed(kind))
    }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) { bytes[comma] = UInt8(ascii: ".") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
