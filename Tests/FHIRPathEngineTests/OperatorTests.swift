import FHIRPathEngine
import Testing

@Suite struct OperatorTests {
  @Test func numbersAreExact() throws {
    try expectTrue("0.1 + 0.2 = 0.3", "1.20 = 1.2", "1 = 1.0", "2.2 mod 1.8 = 0.4", "7 div 2 = 3")
    #expect(try evaluate("1.50 * 1") == ["1.50"])
    try expectNothing("1 / 0", "1 div 0", "1 mod 0", "9223372036854775807 + 1", "{} + 1", "1 - {}")
    #expect(failure(of: "'a' - 'b'") == .execution)
    #expect(failure(of: "(1 | 2) + 1") == .execution)
    #expect(failure(of: "-'a'") == .execution)
  }

  @Test func stringsAreJoined() throws {
    try expectTrue("'a' + 'b' = 'ab'", "'a' & {} = 'a'", "({} & {}) = ''")
    try expectNothing("'a' + {}")
  }

  @Test func datesMoveByQuantities() throws {
    #expect(try evaluate("@2024-01-31 + 1 month") == ["2024-02-29"])
    #expect(try evaluate("@2024-02-29 - 1 year") == ["2023-02-28"])
    #expect(try evaluate("@2024 + 18 months") == ["2025"])
    #expect(try evaluate("@T23:30 + 45 minutes") == ["00:15"])
    #expect(try evaluate("@2024-01-31 + 1 'month'") == ["2024-02-29"])
    #expect(failure(of: "@2024-01-01 + 1 'mo'") == .execution)
    #expect(failure(of: "@2024-01-01 + 1 'cm'") == .execution)
    #expect(failure(of: "@2024-01-01 + 1") == .semantic)
  }

  @Test func quantitiesCarryTheirUnits() throws {
    try expectTrue(
      "1 'g' + 500 'mg' = 1.5 'g'", "2 'cm' * 3 'cm' = 6 'cm2'", "1 'km' > 999 'm'",
      "7 days = 1 week", "1 'kg' != 2 'kg'")
  }

  @Test func logicHasThreeValues() throws {
    try expectTrue(
      "(true and {}).empty()", "(false and {}) = false", "true or {}", "({} or false).empty()",
      "(true xor {}).empty()", "true xor false", "{} implies true", "false implies {}",
      "(true implies {}).empty()", "'a' and true", "{}.not().empty()")
    #expect(failure(of: "(true | false) and true") == .execution)
  }

  @Test func equalityComparesItemByItem() throws {
    try expectTrue(
      "(1 | 2) = (1 | 2)", "((1 | 2) = (2 | 1)) = false", "(1 = 'a') = false",
      "@2024-01-01T10:00:00+01:00 = @2024-01-01T09:00:00Z", "@2024 != @2025")
    try expectNothing("1 = {}", "@2024 = @2024-05", "{} != {}")
    try expectTrue(
      "name[0] = name[0]", "(name[0] = name[1]) = false",
      "birthDate = @1951-03-04", "name.family = 'Ostrich'", "active = true", on: patient)
  }

  @Test func equivalenceForgivesOrderCaseAndPlaces() throws {
    try expectTrue(
      "(1 | 2) ~ (2 | 1)", "'Ab  c' ~ 'aB  C'", "1.0 ~ 1", "{} ~ {}", "(1 ~ {}) = false",
      "1 !~ 2", "@2024 !~ @2024-05", "name ~ name")
  }

  @Test func onlyWhatHasAnOrderIsOrdered() throws {
    try expectTrue("'a' < 'b'", "'B' < 'a'", "1 <= 1.0", "@T10:00 < @T10:01", "1 'm' >= 10 'cm'")
    try expectNothing("@2024 < @2024-05", "1 < {}")
    #expect(failure(of: "1 < 'a'") == .execution)
    #expect(failure(of: "name.first() < 1", on: patient) == .execution)
  }

  @Test func membershipLooksForOneItem() throws {
    try expectTrue("2 in (1 | 2)", "(1 | 2) contains 1", "(3 in (1 | 2)) = false")
    try expectNothing("{} in (1 | 2)", "(1 | 2) contains {}")
    #expect(failure(of: "(1 | 2) in (1 | 2)") == .execution)
  }
}
