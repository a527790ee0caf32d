import FHIRPathEngine
import Testing

/// Quantities are compared by what they measure; the calendar has no fixed year.
@Suite struct FHIRQuantityTests {
  @Test(arguments: [
    ("4", "4 '1'"), ("4 days", "4 days"), ("1 day", "1 day"), ("4.50 'mg'", "4.50 'mg'"),
    ("-1 'Cel'", "-1 'Cel'"), ("+3 'm'", "3 'm'"),
  ])
  func theTextIsRead(text: String, written: String) {
    #expect(FHIRQuantity(text)?.description == written)
  }

  @Test(arguments: ["", "wk", "1 wk", "1.a", "1 'mg", "1 ''", "1 fortnight", "1 'a' 'b'", "1 mg"])
  func whatIsNoQuantityIsNone(text: String) { #expect(FHIRQuantity(text) == nil) }

  @Test(
    arguments: [
      ("4.0000 'g'", "4000.0 'mg'", .same), ("4 'g'", "4040 'mg'", .ascending),
      ("7 days", "1 week", .same), ("7 days", "1 'wk'", .same), ("12 months", "1 year", .same),
      ("1 year", "1 'a'", nil), ("1 year", "365 days", nil), ("1 'cm'", "1 's'", nil),
      ("1 'cm'", "1 '[s]'", nil), ("2 'furlongs'", "1 'furlongs'", .descending),
      ("5", "5 '1'", .same), ("37 'Cel'", "98.6 '[degF]'", .same),
    ] as [(String, String, PartialOrder?)])
  func orderIsThatOfTheMeasure(left: String, right: String, order: PartialOrder?) throws {
    let left = try #require(FHIRQuantity(left))
    let right = try #require(FHIRQuantity(right))
    #expect(left.order(to: right) == order)
    #expect(left.isComparable(to: right) == (order != nil))
    #expect(left.isEqual(to: right) == order.map { $0 == .same })
  }

  @Test(arguments: [
    ("4 'g'", "4000 'mg'", true), ("4 'g'", "4040 'mg'", true), ("4 'g'", "4600 'mg'", false),
    ("4040 'mg'", "4 'g'", true), ("1 year", "1 'a'", true), ("1 year", "365 days", true),
    ("1 month", "30 'd'", true), ("1 'cm'", "1 's'", false), ("1.0", "1 '1'", true),
  ])
  func equivalenceIsLenient(left: String, right: String, same: Bool) throws {
    let left = try #require(FHIRQuantity(left))
    #expect(left.isEquivalent(to: try #require(FHIRQuantity(right))) == same)
  }

  @Test func arithmeticJoinsTheUnits() throws {
    let two = try #require(FHIRQuantity("2.0 'cm'"))
    let meters = try #require(FHIRQuantity("2.0 'm'"))
    #expect(
      two.multiplied(by: meters)?.isEqual(to: try #require(FHIRQuantity("0.040 'm2'"))) == true)
    let grams = try #require(FHIRQuantity("4.0 'g'"))
    #expect(grams.divided(by: meters)?.description == "2 'g/m'")
    #expect(meters.divided(by: meters)?.description == "1 '1'")
    #expect(two.adding(meters)?.description == "202.0 'cm'")
    #expect(meters.subtracting(two)?.description == "198.0 'cm'")
    #expect(two.adding(grams) == nil)
    #expect(two.divided(by: FHIRQuantity(ExactDecimal(0))) == nil)
  }

  @Test func aDateTakesUnitsOfTheCalendarAndExactOnes() {
    #expect(FHIRQuantity("1 year")?.calendarUnit == .year)
    #expect(FHIRQuantity("1 'd'")?.calendarUnit == .day)
    #expect(FHIRQuantity("1 'a'")?.calendarUnit == nil)
    #expect(FHIRQuantity("1 'cm'")?.calendarUnit == nil)
  }
}
