import LosslessJSON
import Testing

@testable import KyphoplastyFHIR

/// What says the same, and what says no more than another.
@Suite struct ContentComparisonTests {
  @Test(arguments: [
    (#"{"a":1,"b":"x"}"#, #"{"b":"\u0078","a":1}"#, true),
    (#"{"a":1.0}"#, #"{"a":1.00}"#, false),
    (#"{"a":[1,2]}"#, #"{"a":[2,1]}"#, false),
    (#"{"a":[1]}"#, #"{"a":[1,2]}"#, false),
    (#"{"a":null}"#, #"{}"#, false),
  ])
  func theSameIsWhatSaysTheSame(_ a: String, _ b: String, _ expected: Bool) throws {
    let (a, b) = (try JSONDocument(Array(a.utf8)), try JSONDocument(Array(b.utf8)))
    #expect(ContentComparison.isSame(a.value, b.value) == expected)
    #expect(ContentComparison.isSame(b.value, a.value) == expected)
  }

  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":1,"b":2}"#, true),
    (#"{"a":1,"b":2}"#, #"{"a":1}"#, false),
    (#"{"a":{"c":1}}"#, #"{"a":{"c":1,"d":2}}"#, true),
    (#"{"a":[{"v":1}]}"#, #"{"a":[{"v":0},{"v":1}]}"#, true),
    (#"{"a":[1,2]}"#, #"{"a":[1,3,2]}"#, true),
    (#"{"a":[2,1]}"#, #"{"a":[1,2]}"#, false),
    (#"{"a":[1,1]}"#, #"{"a":[1,2]}"#, false),
    // An element that says more is another element.
    (#"{"a":[{"v":1}]}"#, #"{"a":[{"v":1,"w":2}]}"#, false),
  ])
  func whatSaysLessIsContained(_ a: String, _ b: String, _ expected: Bool) throws {
    let (a, b) = (try JSONDocument(Array(a.utf8)), try JSONDocument(Array(b.utf8)))
    #expect(ContentComparison.isContained(a.value, in: b.value) == expected)
  }
}
