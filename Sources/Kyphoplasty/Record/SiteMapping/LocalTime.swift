/// A time as somebody wrote it: with the precision that was given, and perhaps without an offset.
struct LocalTime: Equatable, Sendable {
  var year: Int
  var month: Int?
  var day: Int?
  var hour: Int?
  var minute: Int?
  var second: Int?
  /// The digits after the point.
  var fraction: String?
  /// Minutes east of Greenwich.
  var offset: Int?

  /// Whether there is such a day and such a time of day.
  var exists: Bool {
    guard (1...9999).contains(year) else { return false }
    guard let month else { return day == nil && hour == nil }
    guard (1...12).contains(month) else { return false }
    guard let day else { return hour == nil }
    guard (1...CivilDate.days(in: month, of: year)).contains(day) else { return false }
    guard let hour else { return true }
    return (0...23).contains(hour) && (0...59).contains(minute ?? 0)
      && (0...60).contains(second ?? 0) && (-14 * 60...14 * 60).contains(offset ?? 0)
  }

  /// The seconds from 1970-01-01T00:00:00 on the same clock; `nil` without a day.
  var secondsOnTheClock: Int? {
    guard let month, let day else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    return days * 86_400 + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)
  }

  /// The form of FHIR: `2025-03-04T08:30:00+01:00`.
  ///
  /// FHIR asks for seconds wherever there is a time, and allows zeros for those that are not known
  /// (http://hl7.org/fhir/R4/datatypes.html#dateTime).
  func text(isDate: Bool) -> String {
    var text = padded(year, to: 4)
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    guard !isDate, let hour, let offset else { return text }
    text += "T\(padded(hour, to: 2)):\(padded(minute ?? 0, to: 2)):\(padded(second ?? 0, to: 2))"
    if let fraction { text += "." + fraction }
    return text + Self.text(ofOffset: offset)
  }

  /// `+01:00`.
  static func text(ofOffset minutes: Int) -> String {
    let sign = minutes < 0 ? "-" : "+"
    return "\(sign)\(padded(abs(minutes) / 60, to: 2)):\(padded(abs(minutes) % 60, to: 2))"
  }
}
