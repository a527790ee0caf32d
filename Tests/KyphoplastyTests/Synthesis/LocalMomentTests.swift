import FHIRModel
import Testing

@testable import Kyphoplasty

struct LocalMomentTests {
  @Test(arguments: [
    (0, "1970-01-01"), (19_782, "2024-02-29"), (-1, "1969-12-31"), (-25_567, "1900-01-01"),
    (11_016, "2000-02-29"), (47_540, "2100-02-28"), (47_541, "2100-03-01"),
  ])
  func countsDaysAsTheCalendarDoes(day: Int, text: String) {
    let date = CivilDate(daysSince1970: day)
    #expect(date.text == text)
    #expect(date.daysSince1970 == day)
  }

  @Test func goesOverMidnight() throws {
    let late = LocalMoment(day: 0, minute: 1430, zone: .arizona)
    #expect(try late.adding(minutes: 15).dateTime().text == "1970-01-02T00:05:00-07:00")
    #expect(try late.adding(minutes: -1440).dateTime().text == "1969-12-31T23:50:00-07:00")
  }

  @Test func beyondTheCalendarIsAnError() {
    #expect(throws: SynthesisError.calendar) {
      try LocalMoment(day: 4_000_000, minute: 0, zone: .hawaii).dateTime()
    }
  }
}
