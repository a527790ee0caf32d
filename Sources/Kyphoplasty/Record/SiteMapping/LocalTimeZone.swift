internal import Foundation

/// The rules by which the clocks of a place are set.
struct LocalTimeZone: Sendable {
  /// The offsets that a local time can have, in minutes east of Greenwich.
  enum Offsets: Equatable {
    case one(Int)
    /// The clocks were put forward over it: the offsets before and after.
    case none(before: Int, after: Int)
    /// The clocks were put back and showed it twice: the offset of the earlier moment, then of the later.
    case two(earlier: Int, later: Int)
  }

  let name: String
  private let zone: TimeZone

  /// Takes a zone by its name in the IANA database: `Europe/Berlin`.
  init?(name: String) {
    // Foundation also takes abbreviations such as CET and EST, which leave open whether summer time is meant.
    guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
      return nil
    }
    self.name = name
    self.zone = zone
  }

  /// The offsets of a local time, which must have a day.
  func offsets(at time: LocalTime) -> Offsets {
    guard let seconds = time.secondsOnTheClock else { return .one(0) }
    // No two changes of an offset lie within a day of each other.
    let before = offset(at: seconds - 86_400)
    let after = offset(at: seconds + 86_400)
    let first = offset(at: seconds - before)
    let second = offset(at: seconds - after)
    if before == after { return .one(before / 60) }
    switch (first == before, second == after) {
    case (true, true): return .two(earlier: before / 60, later: after / 60)
    case (true, false): return .one(before / 60)
    case (false, true): return .one(after / 60)
    case (false, false): return .none(before: before / 60, after: after / 60)
    }
  }

  private func offset(at secondsSince1970: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSince1970)))
  }
}
