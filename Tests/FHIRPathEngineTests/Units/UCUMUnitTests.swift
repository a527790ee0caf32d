import FHIRPathEngine
import Testing

/// Units are read as UCUM writes them, and converted by what they measure.
@Suite struct UCUMUnitTests {
  @Test(arguments: [
    "1", "%", "mg", "mm[Hg]", "10*3/uL", "10^9/L", "/min", "{score}", "mL/min/{1.73_m2}", "kg/m2",
    "[degF]", "Cel", "m2.kg-1.s-2", "ug/kg/h", "(mg/dL).mL", "mmol/mol{creatinine}", "[iU]/L",
    "k[IU]/L", "dB[SPL]", "[m/s2/Hz^(1/2)]", "B[10.nV]", "dam", "GBq", "g{total}/(8.h)",
    "%[slope]", "[in_i'H2O]", "100/L", "KiBy", "a", "mo", "wk", "[lb_av]", "{a b}",
  ])
  func aUnitIsRead(text: String) { #expect(throws: Never.self) { try UCUMUnit(text) } }

  @Test(
    arguments: [
      ("", 0, .empty), ("mgs", 0, .unknownUnit("mgs")), ("KG", 0, .unknownUnit("KG")),
      ("mg/", 3, .unitExpected), ("mg//dL", 3, .unitExpected),
      ("kmin", 0, .noPrefixAllowed("k", "min")),
      ("(mg", 3, .unbalanced), ("mg)", 2, .unbalanced), ("{a", 2, .unbalanced),
      ("[degF", 5, .unbalanced), ("{é}", 1, .annotationCharacter),
      ("mg{a}dL", 5, .operatorExpected),
      ("mg dL", 0, .unknownUnit("mg dL")), ("m100", 0, .tooLarge),
      ("beats/min", 0, .unknownUnit("beats")),
      ("°C", 0, .unknownUnit("°C")),
    ] as [(String, Int, UCUMError.Reason)])
  func whatIsNoUnitSaysWhy(text: String, offset: Int, reason: UCUMError.Reason) {
    #expect(throws: UCUMError(offset: offset, reason: reason)) { try UCUMUnit(text) }
  }

  @Test func limitsHold() {
    let deep = String(repeating: "(", count: 100) + "m" + String(repeating: ")", count: 100)
    #expect(throws: UCUMError.self) { try UCUMUnit(deep) }
    #expect(throws: UCUMError.self) { try UCUMUnit(String(repeating: "m.", count: 1_000) + "m") }
    #expect(throws: Never.self) { try UCUMUnit(String(repeating: "Ym99.", count: 90) + "m") }
  }

  @Test(arguments: [
    ("4", "g", "mg", "4000"), ("1", "[in_i]", "cm", "2.54"), ("37", "Cel", "[degF]", "98.6"),
    ("98.6", "[degF]", "Cel", "37"), ("0", "Cel", "K", "273.15"), ("1", "wk", "d", "7"),
    ("120", "mm[Hg]", "kPa", "15.99864"), ("1", "[lb_av]", "g", "453.59237"),
    ("1", "km/h", "m/s", "0.2777777777777777777777777778"), ("36", "km/h", "m/s", "10"),
    ("5", "[IU]/mL", "[iU]/L", "5000"), ("1", "mol/L", "mmol/L", "1000"),
    ("7", "[pH]", "[pH]", "7"),
    ("1", "m3", "L", "1000"), ("50", "%", "1", "0.5"), ("1", "N.m", "J", "1"),
    ("2", "10*3/uL", "10*9/L", "2"), ("90", "[degF]", "[degF]", "90"),
  ])
  func aValueIsConverted(value: String, from: String, to: String, result: String) throws {
    let converted = try UCUMUnit(from).convert(
      try #require(ExactDecimal(value)), to: try UCUMUnit(to))
    #expect(converted == ExactDecimal(result), "\(converted?.description ?? "nil")")
  }

  @Test(arguments: [
    ("cm", "s"), ("[iU]", "1"), ("[iU]", "[arb'U]"), ("g", "m"), ("Cel/min", "K/min"),
  ])
  func differentThingsAreNotComparable(left: String, right: String) throws {
    #expect(try !UCUMUnit(left).isComparable(to: UCUMUnit(right)))
  }

  @Test func aLogarithmicUnitIsConverted() throws {
    let value = try UCUMUnit("[pH]").convert(ExactDecimal(3), to: UCUMUnit("mmol/L"))
    #expect(value == ExactDecimal(1))
  }
}
