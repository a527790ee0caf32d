import FHIRPathEngine
import Testing

/// Dates and times are known as far as they were written, and no further.
@Suite struct PartialDateTests {
  @Test(arguments: [
    "2015", "2015-02", "2015-02-04", "2015-02-04T14", "2015-02-04T14:34", "2015-02-04T14:34:28",
    "2015-02-04T14:34:28.1", "2015-02-04T14:34:28.120Z", "2015-02-04T14:34:28+10:00",
    "2015-02-04T14:34:28-00:00", "0001-01-01T00:00:00.000000000000000001Z", "2016-12-31T23:59:60Z",
  ])
  func theTextComesBack(text: String) throws {
    #expect(try #require(PartialDateTime(text)).description == text)
  }

  @Test(arguments: [
    "", "201", "2015-2", "2015-13", "2015-02-29", "0000", "2015-02-04T24:00", "2015-02T10:00",
    "2015-02-04T10:60", "2015-02-04T10:00:61", "2015-02-04T10:00:00.", "2015-02-04T10:00:00+15:00",
    "2015-02-04Z", "2015-02-04 10:00", "2015-02-04T10:00:00z", "２０１５",
  ])
  func whatIsNoDateIsNone(text: String) { #expect(PartialDateTime(text) == nil) }

  @Test func aDateMayEndInT() { #expect(PartialDateTime("2015-02T")?.precision == .month) }

  @Test(
    arguments: [
      ("2018-03", "2018-03-01", nil), ("2018-03", "2018-04-01", .ascending),
      ("2014-12-14", "2014-12-12", .descending), ("2014", "2014", .same),
      ("2018-03-01T10:30", "2018-03-01T10:30:00", nil),
      ("2018-03-01T10:30:00", "2018-03-01T10:30:00.0", .same),
      ("2018-03-01T10:30:00", "2018-03-01T10:30:00.001", .ascending),
      ("2017-11-05T01:30:00.0-04:00", "2017-11-05T01:15:00.0-05:00", .ascending),
      ("2017-11-05T01:30:00.0-04:00", "2017-11-05T00:30:00.0-05:00", .same),
      ("2012-04-15T15:00:00Z", "2012-04-15T10:00:00", nil),
      ("2012-04-15T15:00:00Z", "2012-04-17T10:00:00", .ascending),
      ("1974-12-25", "1974-12-25T12:34:00-10:00", nil),
    ] as [(String, String, PartialOrder?)])
  func orderNeedsWhatBothKnow(left: String, right: String, order: PartialOrder?) throws {
    let one = try #require(PartialDateTime(left))
    let two = try #require(PartialDateTime(right))
    #expect(one.order(to: two) == order)
    #expect(two.order(to: one)?.rawValue == order.map { -$0.rawValue })
    #expect(one.isEqual(to: two) == order.map { $0 == .same })
    #expect(one.isEquivalent(to: two) == (order == .same))
  }

  @Test(
    arguments: [
      ("1973-12-25", "7.7", .day, "1974-01-01"), ("1973-12-25", "1", .month, "1974-01-25"),
      ("2020-01-31", "1", .month, "2020-02-29"), ("2020-02-29", "1", .year, "2021-02-28"),
      ("2020-03-31", "-1", .month, "2020-02-29"), ("2014", "25", .month, "2016"),
      ("2014-03", "70", .day, "2014-05"), ("1974-12-25", "25", .hour, "1974-12-26"),
      ("1973-12-25T00:00:00.000+10:00", "10", .millisecond, "1973-12-25T00:00:00.010+10:00"),
      ("1973-12-25T23:59:59Z", "1.5", .second, "1973-12-26T00:00:00.5Z"),
      ("1973-12-25T00:00:00", "-0.001", .second, "1973-12-24T23:59:59.999"),
      ("1973-12-25T10:30", "90", .second, "1973-12-25T10:31"),
      ("1970-01-01T00:00:00Z", "-1", .week, "1969-12-25T00:00:00Z"),
    ] as [(String, String, CalendarUnit, String)])
  func addingGoesByTheCalendar(start: String, amount: String, unit: CalendarUnit, end: String)
    throws
  {
    let start = try #require(PartialDateTime(start))
    let amount = try #require(ExactDecimal(amount))
    #expect(start.adding(amount, unit)?.description == end)
  }

  @Test(arguments: CalendarUnit.allCases)
  func theCalendarEnds(unit: CalendarUnit) throws {
    let last = try #require(PartialDateTime("9999-12-31T23:59:59.999Z"))
    #expect(last.adding(ExactDecimal(1), unit) == nil)
    #expect(last.adding(try #require(ExactDecimal("9e37")), unit) == nil)
    #expect(last.subtracting(try #require(ExactDecimal("9e37")), unit) == nil)
  }

  @Test func aTimeGoesRoundAtMidnight() throws {
    let time = try #require(PartialTime("23:30"))
    #expect(time.adding(ExactDecimal(45), .minute)?.description == "00:15")
    #expect(time.subtracting(ExactDecimal(24 * 7), .hour)?.description == "23:30")
    #expect(time.adding(ExactDecimal(1), .day) == nil)
  }

  @Test(arguments: [
    ("2014", 17, "2014-01-01T00:00:00.000+14:00", "2014-12-31T23:59:59.999-12:00"),
    ("2014", 6, "2014-01", "2014-12"), ("2016-02", 8, "2016-02-01", "2016-02-29"),
    (
      "2014-01-01T08:05+08:00", 17, "2014-01-01T08:05:00.000+08:00",
      "2014-01-01T08:05:59.999+08:00"
    ),
    ("2014-01-01T08", 8, "2014-01-01", "2014-01-01"),
  ])
  func boundaries(text: String, digits: Int, low: String, high: String) throws {
    let value = try #require(PartialDateTime(text))
    #expect(value.lowBoundary(digits: digits)?.description == low)
    #expect(value.highBoundary(digits: digits)?.description == high)
    #expect(value.lowBoundary(digits: 5) == nil)
  }

  @Test func boundariesOfATime() throws {
    let time = try #require(PartialTime("10:30"))
    #expect(time.lowBoundary()?.description == "10:30:00.000")
    #expect(time.highBoundary()?.description == "10:30:59.999")
    #expect(time.highBoundary(digits: 6)?.description == "10:30:59")
    #expect(time.lowBoundary(digits: 17) == nil)
  }

  @Test func precisionCountsDigits() {
    #expect(PartialDateTime("2014")?.precision.digits == 4)
    #expect(PartialDateTime("2014-01-05T10:30:00.000")?.precision.digits == 17)
    #expect(PartialTime("10:30")?.precisionDigits == 4)
    #expect(PartialTime("10:30:00.000")?.precisionDigits == 9)
  }

  @Test func unixTimeIsAMoment() throws {
    let east = try #require(PartialDateTime("2000-01-01T00:00Z")?.offset)
    #expect(
      PartialDateTime(secondsSince1970: -1, offset: east)?.description == "1969-12-31T23:59:59Z")
    #expect(PartialDateTime(secondsSince1970: .max) == nil)
    #expect(PartialDateTime(secondsSince1970: .min) == nil)
  }
}
