import FHIRPathEngine
import Testing

@Suite struct CollectionFunctionTests {
  @Test func existence() throws {
    try expectTrue(
      "name.exists()", "name.exists(family = 'Ostrich')", "link.empty()", "name.count() = 2",
      "name.all(given.exists())", "name.all(family.exists()) = false", "{}.all(false)",
      "(true | false).anyTrue()", "(true | false).allTrue() = false", "(false).allFalse()",
      "(true | false).anyFalse()", "(1 | 2).subsetOf(1 | 2 | 3)", "(1 | 2 | 3).supersetOf(1)",
      "{}.subsetOf(1)", "(1 | 2).isDistinct()", "(1).combine(1).isDistinct() = false",
      "(1).combine(1).distinct().count() = 1", on: patient)
    #expect(failure(of: "('a' | true).allTrue()") == .execution)
  }

  @Test func filtering() throws {
    #expect(try evaluate("name.where(use = 'usual').given", on: patient) == ["Addy"])
    #expect(try evaluate("name.select(given.first())", on: patient) == ["Ada", "Addy"])
    #expect(try evaluate("name.given.where($index > 0)", on: patient) == ["Bea", "Addy"])
    #expect(try evaluate("(1).repeat(iif($this < 5, $this + 1))") == ["2", "3", "4", "5"])
    #expect(try evaluate("(1 | 'a' | 2).ofType(Integer)") == ["1", "2"])
    try expectNothing("name.where({})", on: patient)
  }

  @Test func subsetting() throws {
    #expect(try evaluate("name.given[1]", on: patient) == ["Bea"])
    #expect(try evaluate("name.given.first()", on: patient) == ["Ada"])
    #expect(try evaluate("name.given.last()", on: patient) == ["Addy"])
    #expect(try evaluate("name.given.tail()", on: patient) == ["Bea", "Addy"])
    #expect(try evaluate("(1 | 2 | 3).skip(2)") == ["3"])
    #expect(try evaluate("(1 | 2 | 3).take(2)") == ["1", "2"])
    #expect(try evaluate("(1 | 2 | 3).intersect(2 | 3 | 4)") == ["2", "3"])
    #expect(try evaluate("(1 | 2).combine(1).exclude(1)") == ["2"])
    #expect(try evaluate("(5).single()") == ["5"])
    try expectNothing("(1 | 2)[7]", "(1 | 2)[-1]", "(1).skip(1)", "(1).take(-1)", "{}.single()")
    #expect(failure(of: "(1 | 2).single()") == .execution)
  }

  @Test func combining() throws {
    #expect(try evaluate("(1 | 2).union(2 | 3)") == ["1", "2", "3"])
    #expect(try evaluate("(1 | 2).combine(2 | 3)") == ["1", "2", "2", "3"])
    #expect(try evaluate("1.combine(1) | 1") == ["1"])
  }

  @Test func manyItemsAreComparedAsFewAre() throws {
    let numbers = (0..<40).map { String($0 % 30) }
    let all = numbers.dropFirst().reduce("(0)") { $0 + ".combine(\($1))" }
    #expect(try evaluate("\(all).count()") == ["40"])
    #expect(try evaluate("\(all).distinct().count()") == ["30"])
    #expect(try evaluate("\(all).isDistinct()") == ["false"])
    #expect(try evaluate("\(all).exclude(\(all)).count()") == ["0"])
  }

  @Test func manyElementsAndMomentsAreComparedByWhatTheyAre() throws {
    let contacts = (0..<40).map { index in
      let (system, use) = (#""system": "phone""#, #""use": "home""#)
      let members = index % 2 == 0 ? "\(system), \(use)" : "\(use), \(system)"
      return #"{ \#(members), "value": "\#(index / 2)", "rank": \#(index / 2 + 1) }"#
    }
    let json = #"{ "resourceType": "Patient", "telecom": [\#(contacts.joined(separator: ","))] }"#
    #expect(try evaluate("telecom.distinct().count()", on: json) == ["20"])
    let moments = (0..<24).map { hour in
      let hours = (hour < 10 ? "0" : "") + "\(hour)"
      return "@2024-01-02T\(hours):00:00Z | @2024-01-02T\(hours):00:00.0+00:00"
    }
    #expect(try evaluate("(\(moments.joined(separator: " | "))).count()") == ["24"])
    let days = (1...20).map { "@2024-01-\($0 < 10 ? "0" : "")\($0)" }
    #expect(try evaluate("(\(days.joined(separator: " | "))).count()") == ["20"])
    let lengths = (1...20).map { "\($0) 'm'" } + (1...20).map { "\($0 * 100) 'cm'" }
    #expect(try evaluate("(\(lengths.joined(separator: " | "))).count()") == ["20"])
  }

  @Test func aggregates() throws {
    #expect(try evaluate("(1 | 2 | 3).aggregate($this + $total, 0)") == ["6"])
    #expect(try evaluate("(1 | 2 | 3).aggregate($this + $total, 10)") == ["16"])
    #expect(try evaluate("{}.aggregate($this, 7)") == ["7"])
    #expect(try evaluate("(3 | 1 | 2).sort()") == ["1", "2", "3"])
    #expect(try evaluate("(3 | 1 | 2).sort(-$this)") == ["3", "2", "1"])
    #expect(try evaluate("('b' | 'a').sort()") == ["a", "b"])
    #expect(try evaluate("name.sort(given.first()).use", on: patient) == ["official", "usual"])
  }

  @Test func variablesKeepWhatTheyWereGiven() throws {
    #expect(try evaluate("(1 | 2).defineVariable('n').select($this + %n.count())") == ["3", "4"])
    #expect(try evaluate("'a'.defineVariable('x', $this & 'b').select(%x)") == ["ab"])
    #expect(failure(of: "1.defineVariable('context')") == .execution)
    #expect(failure(of: "%nowhere") == .execution)
  }
}
