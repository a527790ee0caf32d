import Testing

@testable import Kyphoplasty

struct DecimalsTests {
  @Test(arguments: [
    (45, 10, "4.5"), (-29, 10, "-2.9"), (40, 10, "4"), (-5, 10, "-0.5"), (7, 1000, "0.007"),
    (120, 100, "1.2"), (0, 10, "0"), (3, 1, "3"),
  ])
  func writesWholeNumbersOfParts(value: Int, divisor: Int, text: String) {
    #expect(Decimals.text(value, over: divisor) == text)
  }

  @Test(arguments: [("4.5", 4500), ("-0.661", -661), ("12", 12_000), ("-0.5", -500), ("0.050", 50)])
  func readsThousandths(text: String, value: Int) {
    #expect(Decimals.thousandths(of: text) == value)
  }

  @Test(arguments: ["1e3", "0.0001", "", "x", "1.2.3"])
  func whatIsNotExactInThousandthsIsNone(text: String) {
    #expect(Decimals.thousandths(of: text) == nil)
  }

  @Test func roundsHalvesAwayFromZero() {
    #expect(Decimals.rounded(5, by: 10) == 1)
    #expect(Decimals.rounded(-5, by: 10) == -1)
    #expect(Decimals.rounded(14, by: 10) == 1)
    #expect(Decimals.rounded(7, by: 0) == 0)
  }
}
