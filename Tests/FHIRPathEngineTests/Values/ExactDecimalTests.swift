import FHIRPathEngine
import Testing

/// Decimals keep their text and lose nothing.
@Suite struct ExactDecimalTests {
  @Test(arguments: ["0", "-0", "1.50", "-0.0", "100", "0.000001", "12345678901234567890.123456789"])
  func theTextComesBack(text: String) throws {
    #expect(try #require(ExactDecimal(text)).description == text)
  }

  @Test(arguments: [("1.0e3", "1000"), ("5E-3", "0.005"), ("-12e+1", "-120"), ("007.5", "7.5")])
  func anExponentIsWrittenOut(text: String, plain: String) throws {
    #expect(try #require(ExactDecimal(text)).description == plain)
  }

  @Test(arguments: ["", "-", ".5", "5.", "+1", "1e", "1e+", "1.2.3", "0x1", " 1", "1e99999", "∞"])
  func whatIsNoNumberIsNone(text: String) { #expect(ExactDecimal(text) == nil) }

  @Test func moreThan38DigitsAreNone() {
    #expect(ExactDecimal(String(repeating: "9", count: 38)) != nil)
    #expect(ExactDecimal(String(repeating: "9", count: 39)) == nil)
  }

  @Test(arguments: [
    ("0.1", "+", "0.2", "0.3"), ("1.50", "+", "1.5", "3.00"), ("1", "-", "0.9", "0.1"),
    ("1e20", "+", "1e-10", "100000000000000000000.0000000001"), ("1.2", "*", "1.8", "2.16"),
    ("2.0", "*", "2.0", "4.00"), ("1", "/", "2", "0.5"), ("1000", "/", "2", "500"),
    ("1", "/", "3", "0.3333333333333333333333333333"),
    ("2", "/", "3", "0.6666666666666666666666666667"), ("-7", "div", "2", "-3"),
    ("2.2", "div", "1.8", "1"), ("2.2", "mod", "1.8", "0.4"), ("-7", "mod", "3", "-1"),
    ("2", "power", "10", "1024"), ("2.5", "power", "2", "6.25"), ("2", "power", "-2", "0.25"),
  ])
  func arithmeticIsExact(left: String, operation: String, right: String, result: String) throws {
    let left = try #require(ExactDecimal(left))
    let right = try #require(ExactDecimal(right))
    let value =
      switch operation {
      case "+": left.adding(right)
      case "-": left.subtracting(right)
      case "*": left.multiplied(by: right)
      case "/": left.divided(by: right)
      case "div": left.quotient(dividingBy: right)
      case "mod": left.remainder(dividingBy: right)
      default: left.power(right)
      }
    #expect(value?.description == result)
  }

  @Test func whatHasNoResultHasNone() throws {
    let large = try #require(ExactDecimal("9e37"))
    #expect(large.adding(large)?.multiplied(by: large)?.multiplied(by: large) != nil)
    #expect(ExactDecimal(5).divided(by: ExactDecimal(0)) == nil)
    #expect(ExactDecimal(5).quotient(dividingBy: ExactDecimal(0)) == nil)
    #expect(ExactDecimal(5).remainder(dividingBy: ExactDecimal(0)) == nil)
    let digits = try #require(ExactDecimal(String(repeating: "9", count: 38)))
    #expect(digits.multiplied(by: digits) == nil)
    #expect(digits.adding(digits) == nil)
    #expect(ExactDecimal(-1).squareRoot() == nil)
    #expect(ExactDecimal(-1).power(ExactDecimal("0.5") ?? ExactDecimal(0)) == nil)
    #expect(ExactDecimal(0).naturalLogarithm() == nil)
  }

  @Test(arguments: [
    ("1.50", "1.5", true), ("0", "-0.0", true), ("1e2", "100", true), ("1", "1.0000001", false),
  ])
  func zerosAtTheEndDoNotCount(left: String, right: String, same: Bool) {
    #expect((ExactDecimal(left) == ExactDecimal(right)) == same)
    #expect((ExactDecimal(left)?.hashValue == ExactDecimal(right)?.hashValue) == same)
  }

  @Test func orderLooksAtTheValue() {
    let texts = ["-1e30", "-1.5", "-1", "-1e-30", "0", "1e-30", "0.9999", "1", "1.01", "1e37"]
    let values = texts.compactMap { ExactDecimal($0) }
    #expect(values.reversed().sorted().map(\.description) == values.map(\.description))
  }

  @Test(arguments: [("1.6", "1.55", true), ("1.6", "1.54", false), ("2.0", "2", true)])
  func equivalenceRoundsToTheLesserPrecision(left: String, right: String, same: Bool) throws {
    let left = try #require(ExactDecimal(left))
    #expect(left.isEquivalent(to: try #require(ExactDecimal(right))) == same)
  }

  @Test(arguments: [
    ("3.14159", 3, "3.142"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1", 2, "1.00"),
    ("1234", -2, "1200"),
  ])
  func roundingTakesHalvesAwayFromZero(text: String, places: Int, result: String) {
    #expect(ExactDecimal(text)?.rounded(toPlaces: places)?.description == result)
  }

  @Test func wholeParts() throws {
    let value = try #require(ExactDecimal("-2.1"))
    #expect(value.floor() == ExactDecimal(-3))
    #expect(value.ceiling() == ExactDecimal(-2))
    #expect(value.truncated() == ExactDecimal(-2))
    #expect(ExactDecimal("5.00")?.integer == 5)
    #expect(ExactDecimal("5.01")?.integer == nil)
    #expect(ExactDecimal("-9223372036854775808")?.integer == Int.min)
    #expect(ExactDecimal("9223372036854775808")?.integer == nil)
  }

  @Test func rootsAndLogarithms() throws {
    #expect(ExactDecimal(81).squareRoot() == ExactDecimal(9))
    let two = try #require(ExactDecimal(2).squareRoot())
    #expect(two.description.hasPrefix("1.41421356237309504880168872"))
    #expect(ExactDecimal(16).logarithm(base: ExactDecimal(2)) == ExactDecimal(4))
    #expect(ExactDecimal(125).logarithm(base: ExactDecimal(5)) == ExactDecimal(3))
    #expect(ExactDecimal("-0.0")?.exponential() == ExactDecimal(1))
    #expect(ExactDecimal(1).naturalLogarithm() == ExactDecimal(0))
  }

  @Test(arguments: [
    ("1.587", 8, "1.58650000", "1.58750000"), ("1.587", 2, "1.58", "1.59"),
    ("-1.587", 0, "-2", "-1"), ("1", 5, "0.50000", "1.50000"), ("-120", 2, "-120.50", "-119.50"),
    ("-0.0034", 1, "-0.0", "-0.0"), ("0", 1, "-0.5", "0.5"),
  ])
  func boundaries(text: String, places: Int, low: String, high: String) throws {
    let value = try #require(ExactDecimal(text))
    #expect(value.lowBoundary(places: places)?.description == low)
    #expect(value.highBoundary(places: places)?.description == high)
    #expect(value.lowBoundary(places: -1) == nil)
    #expect(value.highBoundary(places: 32) == nil)
  }
}
