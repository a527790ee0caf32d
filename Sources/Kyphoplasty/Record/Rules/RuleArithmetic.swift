internal import FHIRModel

extension R4.Decimal {
  /// The number, for comparing; what is written stays as it was given.
  var number: Double? { Double(text) }
}

extension R4.DateTime {
  /// The minutes until another time; `nil` unless both have a time.
  func minutes(until other: R4.DateTime) -> Double? {
    guard let start = secondsSince1970, let end = other.secondsSince1970 else { return nil }
    return Double(end - start) / 60
  }

  /// The days until another day, by the calendar; `nil` unless both name a day.
  func days(until other: R4.DateTime) -> Int? {
    guard let start = day, let end = other.day else { return nil }
    return end.daysSince1970 - start.daysSince1970
  }

  /// The last day that it may be: of a month or a year the last one.
  var lastDay: CivilDate? {
    let parts = date.text.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    let month = parts.count > 1 ? parts[1] : 12
    let day = parts.count > 2 ? parts[2] : CivilDate.days(in: month, of: year)
    return CivilDate(year: year, month: month, day: day)
  }

  /// The day; `nil` where only a month or a year is known.
  var day: CivilDate? {
    let parts = date.text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2])
  }
}

extension R4.Date {
  /// The whole years until a time, at the least: a date that is not complete is taken for its last day.
  func years(until other: R4.DateTime) -> Int? {
    let birth = text.split(separator: "-").compactMap { Int($0) }
    guard let year = birth.first, let end = other.day else { return nil }
    let month = birth.count > 1 ? birth[1] : 12
    let day = birth.count > 2 ? birth[2] : CivilDate.days(in: month, of: year)
    return end.year - year - ((end.month, end.day) < (month, day) ? 1 : 0)
  }
}

extension KyphoplastyEncounter {
  /// The levels that were treated to the end, with their places.
  var completedLevels: [(place: Int, level: TreatedLevel)] {
    levels.enumerated().filter { status(of: $0.element) == .completed }
      .map { ($0.offset, $0.element) }
  }

  /// When the operation was, as far as it is known.
  var operated: R4.DateTime? { procedure.start ?? procedure.end }
}

extension KyphoplastyEncounter {
  /// The whole years of the patient at the start of the encounter, at the least.
  var age: Int? { patient.birthDate?.years(until: encounter.start) }
}
