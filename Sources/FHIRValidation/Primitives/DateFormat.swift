internal import LosslessJSON

/// Dates and times, to the day that exists and the offset that is one.
///
/// FHIR R4, datatypes: date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; dateTime adds `Thh:mm:ss[.fff](Z|±hh:mm)` and needs the
/// offset with a time; instant needs all of it; time is `hh:mm:ss[.fff]` without an offset.
enum DateFormat {
  static func fault(inDate text: Span<UInt8>) -> Cause? {
    fault(in: text, time: .forbidden).map { .date(.primitiveDate, $0) }
  }

  static func fault(inDateTime text: Span<UInt8>) -> Cause? {
    fault(in: text, time: .optional).map { .date(.primitiveDateTime, $0) }
  }

  static func fault(inInstant text: Span<UInt8>) -> Cause? {
    fault(in: text, time: .required).map { .date(.primitiveInstant, $0) }
  }

  static func fault(inTime text: Span<UInt8>) -> Cause? {
    var index = 0
    if let fault = timeOfDay(text, &index) { return .date(.primitiveTime, fault) }
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return .date(.primitiveTime, .offsetForbidden)
    default: return .date(.primitiveTime, .trailing)
    }
  }

  private enum TimePart { case forbidden, optional, required }

  private static func fault(in text: Span<UInt8>, time: TimePart) -> DateFault? {
    var index = 0
    guard let year = text.number(digits: 4, at: &index), year > 0 else { return .year }
    if index == text.count { return time == .required ? .incomplete : nil }
    guard text.take("-", at: &index), let month = text.number(digits: 2, at: &index),
      (1...12).contains(month)
    else { return .month }
    if index == text.count { return time == .required ? .incomplete : nil }
    guard text.take("-", at: &index), let day = text.number(digits: 2, at: &index),
      (1...31).contains(day)
    else { return .day }
    if day > days(in: month, of: year) { return .noSuchDay }
    if index == text.count { return time == .required ? .incomplete : nil }
    guard text.take("T", at: &index) else { return time == .forbidden ? .trailing : .separator }
    if time == .forbidden { return .timeForbidden }
    if let fault = timeOfDay(text, &index) { return fault }
    if index == text.count { return .offsetMissing }
    if let fault = offset(text, &index) { return fault }
    return index == text.count ? nil : .trailing
  }

  private static func timeOfDay(_ text: Span<UInt8>, _ index: inout Int) -> DateFault? {
    guard let hour = text.number(digits: 2, at: &index), hour < 24 else { return .hour }
    guard text.take(":", at: &index), let minute = text.number(digits: 2, at: &index), minute < 60
    else { return .minute }
    // 60 is a leap second, which FHIR allows.
    guard text.take(":", at: &index), let second = text.number(digits: 2, at: &index), second <= 60
    else { return .second }
    if text.take(".", at: &index) {
      guard text.digit(at: index) != nil else { return .fraction }
      while text.digit(at: index) != nil { index += 1 }
    }
    return nil
  }

  private static func offset(_ text: Span<UInt8>, _ index: inout Int) -> DateFault? {
    if text.take("Z", at: &index) { return nil }
    guard text.take("+", at: &index) || text.take("-", at: &index),
      let hour = text.number(digits: 2, at: &index), text.take(":", at: &index),
      let minute = text.number(digits: 2, at: &index), minute < 60,
      hour < 14 || (hour == 14 && minute == 0)
    else { return .offset }
    return nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Walk {
  /// Mentions a year in which nobody who is treated was born or will be.
  mutating func checkYear(_ node: JSONNode) {
    let year = withText(of: node) { text in
      var index = 0
      return text.number(digits: 4, at: &index)
    }
    if let year, !(1800...2105).contains(year) { report(.warning, .unusualYear, at: node) }
  }
}

extension Cause {
  fileprivate static var unusualYear: Cause {
    Cause(.primitiveYear, "has a year outside of 1800 to 2105, which may be a slip")
  }
}

extension Span<UInt8> {
  /// Reads a number of so many digits, and passes over it.
  fileprivate func number(digits: Int, at index: inout Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = digit(at: index) else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return value
  }

  /// Passes over a character, where it stands there.
  fileprivate func take(_ character: Unicode.Scalar, at index: inout Int) -> Bool {
    guard index < count, UInt32(self[index]) == character.value else { return false }
    index += 1
    return true
  }
}
