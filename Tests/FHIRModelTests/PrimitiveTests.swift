import Testing

@testable import FHIRModel

struct PrimitiveTests {
  @Test(arguments: ["2024", "2024-02", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func aDateThatExistsKeepsItsText(text: String) throws {
    #expect(try #require(R4.Date(text)).text == text)
    #expect(try #require(R4.DateTime(text)).text == text)
    #expect(R4.DateTime(text)?.hasTime == false)
  }

  @Test(
    arguments: [
      "", "24", "2024-", "2024-2", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13", "2024-00",
      "2024-01-00", "2024-04-31", "0000", "2024-02-29 ", " 2024", "2024-02-29T", "20240229",
      "2024/02/29", "-2024", "٢٠٢٤", "2024-02-29Z",
    ])
  func whatIsNoDateOrDoesNotExistIsRefused(text: String) {
    #expect(R4.Date(text) == nil)
    #expect(R4.DateTime(text) == nil)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("2024-02-29T23:59:59+00:00", 1_709_251_199),
      ("2024-02-29T23:59:60Z", 1_709_251_200),
      ("2024-05-14T08:30:00-05:00", 1_715_693_400),
      ("2024-05-14T08:30:00.999+05:30", 1_715_655_600),
      ("2024-05-14T00:00:00+14:00", 1_715_594_400),
      ("1969-12-31T23:59:59-00:00", -1),
      ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func aTimeKeepsItsTextAndKnowsItsSecond(text: String, second: Int) throws {
    let dateTime = try #require(R4.DateTime(text))
    #expect(dateTime.text == text)
    #expect(dateTime.secondsSince1970 == second)
    #expect(dateTime.date.text == String(text.prefix(10)))
    #expect(try #require(R4.Instant(text)).secondsSince1970 == second)
  }

  @Test(
    arguments: [
      "2024-05-14T24:00:00Z", "2024-05-14T08:30:00", "2024-05-14T08:30Z", "2024-05-14T08Z",
      "2024-05-14T08:60:00Z", "2024-05-14T08:30:61Z", "2024-05-14T08:30:00.Z",
      "2024-05-14T08:30:00+14:01", "2024-05-14T08:30:00+0200", "2024-05-14T08:30:00+02:60",
      "2024-05-14T08:30:00 Z", "2024-05-14 08:30:00Z", "2024-05-14t08:30:00z",
      "2024-05T08:30:00Z", "2023-02-29T08:30:00Z", "2024-05-14T08:30:00ZZ",
    ])
  func aTimeThatFHIRDoesNotAllowIsRefused(text: String) {
    #expect(R4.DateTime(text) == nil)
    #expect(R4.Instant(text) == nil)
  }

  @Test func anInstantNeedsATime() {
    #expect(R4.Instant("2024-05-14") == nil)
    #expect(R4.DateTime("2024-05-14").map { R4.Instant($0) } == .some(nil))
  }

  @Test(
    arguments: [
      ("2024-05-14T08:30:00+02:00", "2024-05-14T07:30:00Z", true as Bool?),
      ("2024-05-14T08:30:00Z", "2024-05-14T08:30:00Z", false),
      ("2024-05-14", "2024-05-15T08:30:00Z", true),
      ("2024-06", "2024-05-31", false),
      ("2024-05-14", "2024-05-14T08:30:00Z", nil),
      ("2024-05", "2024-05-31", nil),
      ("2024-05-14", "2024-05-14", false),
    ])
  func oneTimeIsBeforeAnotherWhereTheirPrecisionTells(one: String, other: String, isBefore: Bool?)
    throws
  {
    let one = try #require(R4.DateTime(one))
    let other = try #require(R4.DateTime(other))
    #expect(one.isBefore(other) == isBefore)
  }

  @Test func instantsOrderByTimeAndNotByText() throws {
    let early = try #require(R4.Instant("2024-05-14T08:30:00+02:00"))
    let late = try #require(R4.Instant("2024-05-14T07:30:00Z"))
    #expect(early < late)
  }
}
