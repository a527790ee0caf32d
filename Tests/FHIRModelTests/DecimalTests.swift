import Testing

@testable import FHIRModel

struct DecimalTests {
  @Test(
    arguments: [
      "0", "-0", "7", "0.010", "-12.50", "1e3", "1.5E-3", "2E+9999", "123456789012345678901",
    ])
  func aNumberKeepsItsText(text: String) throws {
    let decimal = try #require(R4.Decimal(text))
    #expect(
      R4.Ratio(numerator: R4.Quantity(value: decimal)).written
        == #"{"numerator":{"value":\#(text)}}"#)
  }

  @Test(
    arguments: [
      "", "-", "+1", ".5", "1.", "01", "-01", "1e", "1e+", "1e10000", "1.2.3", "1,5", "0x10", "NaN",
      "Infinity", " 1", "1 ", "١",
    ])
  func whatIsNoNumberIsRefused(text: String) { #expect(R4.Decimal(text) == nil) }

  @Test(
    arguments: [
      ["0", "0.00", "-0", "0e5"], ["10", "10.0", "1e1", "0.1e2", "100e-1"], ["-0.5", "-5e-1"],
    ])
  func valuesAreEqualHoweverTheyAreWritten(texts: [String]) {
    #expect(Set(texts.compactMap(R4.Decimal.init(_:))).count == 1)
  }

  @Test func valuesOrderAsNumbers() {
    let texts = [
      "-1e3", "-12", "-2.5", "-2.05", "-0.3", "0", "1e-9999", "0.09", "0.1", "2", "9.99", "10",
      "10.1",
      "1e9999",
    ]
    let decimals = texts.compactMap(R4.Decimal.init(_:))
    #expect(decimals.count == texts.count)
    #expect(decimals.reversed().sorted().map(\.text) == texts)
    for (index, one) in decimals.enumerated() {
      for other in decimals[index...].dropFirst() { #expect(!(other < one) && one != other) }
    }
  }
}
