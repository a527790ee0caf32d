import FHIRPathEngine
import Testing

@Suite struct ValueFunctionTests {
  @Test func conversions() throws {
    try expectTrue(
      "'7'.toInteger() = 7", "true.toInteger() = 1", "'1.50'.toDecimal() = 1.5",
      "'Yes'.toBoolean()", "0.0.toBoolean() = false", "1.5.toString() = '1.5'",
      "@2024-05.toString() = '2024-05'", "'2024-05-06'.toDate() = @2024-05-06",
      "@2024-05-06T07:08:09Z.toDate() = @2024-05-06", "'2024-05-06'.toDateTime() is DateTime",
      "'07:08'.toTime() = @T07:08", "'4 days'.toQuantity() = 4 days", "3.toQuantity() = 3 '1'",
      "'x'.convertsToInteger() = false", "'2024-13'.convertsToDate() = false",
      "'5 \\'mg\\''.convertsToQuantity()", "1 'g'.toQuantity('mg') = 1000 'mg'")
    try expectNothing("'x'.toInteger()", "'1e3'.toDecimal()", "{}.toInteger()", "2.toBoolean()")
    #expect(failure(of: "(1 | 2).toInteger()") == .execution)
  }

  @Test func conditions() throws {
    #expect(try evaluate("iif(true, 1, 1 / 'a')") == ["1"])
    #expect(try evaluate("iif({}, 1, 2)") == ["2"])
    try expectNothing("iif(false, 1)")
    #expect(try evaluate("'x'.iif($this = 'x', $this & 'y')") == ["xy"])
    #expect(failure(of: "iif('x', 1)") == .semantic)
  }

  @Test func strings() throws {
    try expectTrue(
      "'abc'.length() = 3", "'héé'.length() = 3", "'abcabc'.indexOf('c') = 2",
      "'abcabc'.lastIndexOf('c') = 5", "'abc'.indexOf('x') = -1", "'abc'.substring(1) = 'bc'",
      "'abc'.substring(1, 1) = 'b'", "'abc'.substring(1, 9) = 'bc'", "'abc'.startsWith('ab')",
      "'abc'.endsWith('bc')", "'abc'.contains('b')", "'aBc'.upper() = 'ABC'",
      "'aBc'.lower() = 'abc'", "'aXbX'.replace('X', '-') = 'a-b-'", "' a b '.trim() = 'a b'",
      "'a,b,,c'.split(',').count() = 4", "('a' | 'b').join('-') = 'a-b'",
      "'abc'.toChars().count() = 3", "'<'.escape('html') = '&lt;'", "'&lt;'.unescape('html') = '<'",
      "'hé'.encode('base64').decode('base64') = 'hé'", "'hi'.encode('hex') = '6869'")
    try expectNothing(
      "'abc'.substring(3)", "'abc'.substring(-1)", "{}.upper()", "'a'.startsWith({})",
      "'a'.encode('rot13')")
    #expect(failure(of: "('a' | 'b').upper()") == .execution)
    #expect(failure(of: "1.upper()") == .semantic)
  }

  @Test func patterns() throws {
    try expectTrue(
      "'a1b2'.matches('[0-9]')", "'a1'.matchesFull('[a-z][0-9]')",
      "'a1b'.matchesFull('[a-z][0-9]') = false", "'a1b2'.replaceMatches('[0-9]', '#') = 'a#b#'",
      "'2024-05'.replaceMatches('(\\\\d+)-(\\\\d+)', '$2/$1') = '05/2024'", "'a\\nb'.matches('a.b')"
    )
    try expectNothing("{}.matches('a')", "'a'.matches({})")
    #expect(failure(of: "'a'.matches('(')") == .execution)
    #expect(failure(of: "'a'.matches('(?=a)')") == .execution)
  }

  @Test func mathematics() throws {
    try expectTrue(
      "(-5).abs() = 5", "1.1.ceiling() = 2", "(-1.1).floor() = -2", "1.9.truncate() = 1",
      "2.5.round() = 3", "3.14159.round(2) = 3.14", "9.sqrt() = 3", "2.power(10) = 1024",
      "100.log(10) = 2", "1.ln() = 0", "0.exp() = 1", "(-1.5 'mg').abs() = 1.5 'mg'",
      "1.ceiling() is Integer", "2.power(3) is Integer")
    try expectNothing("(-1).sqrt()", "0.ln()", "(-1).power(0.5)", "{}.abs()")
    #expect(failure(of: "'a'.abs()") == .semantic)
    #expect(failure(of: "1.5.round(-1)") == .execution)
  }

  @Test func boundaries() throws {
    #expect(try evaluate("1.587.lowBoundary()") == ["1.58650000"])
    #expect(try evaluate("1.587.highBoundary(4)") == ["1.5875"])
    #expect(try evaluate("@2024-02.highBoundary()") == ["2024-02-29"])
    #expect(try evaluate("@2024.lowBoundary()") == ["2024-01-01"])
    #expect(try evaluate("@T10:30.highBoundary()") == ["10:30:59.999"])
    #expect(try evaluate("1.50.precision()") == ["2"])
    #expect(try evaluate("@2024-05.precision()") == ["6"])
    try expectTrue("1 'cm'.comparable(1 'm')", "1 'cm'.comparable(1 's') = false")
    try expectNothing("'a'.lowBoundary()", "{}.precision()")
  }

  @Test func theClockStandsStillDuringAnEvaluation() throws {
    try expectTrue(
      "now() = now()", "today() = now().toDate()", "timeOfDay() is Time", "now() > @2020-01-01")
  }
}
