import Testing

@Suite("The check of a history finds") struct HistoryCheckTests {
  /// A record in two versions, of which the second drops an observation.
  private static let bodies = [
    1: """
    {"entry":[{"request":{"url":"Procedure/p"},"resource":{"id":"p","note":"1"}},
    {"request":{"url":"Observation/o"},"resource":{"id":"o"}}]}
    """,
    2: """
    {"entry":[{"request":{"url":"Procedure/p"},"resource":{"id":"p","note":"2"}},
    {"request":{"url":"Observation/o"},"resource":{"id":"o","status":"entered-in-error"}}]}
    """,
  ]
  private static let first = #"{"id":"p","note":"1"}"#
  private static let second = #"{"id":"p","note":"2"}"#
  private static let withdrawn = #"{"id":"o","status":"entered-in-error"}"#

  /// What is wrong with a server that has had these versions.
  private func failures(
    procedure: [String?] = [first, second], observation: [String?] = [#"{"id":"o"}"#, withdrawn],
    others: [String: [String?]] = [:], claims: Set<Int> = [1, 2], attempts: Int = 1
  ) throws -> [String] {
    let lines = [1, 2].map {
      #"{"item":\#($0),"key":"k","version":\#($0),"state":"delivered","attempts":\#(attempts)}"#
    }
    var content = ServerContent()
    content.histories = ["Procedure/p": procedure, "Observation/o": observation]
    content.histories.merge(others) { $1 }
    return HistoryCheck(
      expected: ["Procedure/p": Self.second],
      bodies: try Self.bodies.mapValues { try BundleEffects($0.utf8) },
      queue: try Queue(lines: lines.joined(separator: "\n")), claims: claims, content: content,
      opensCircles: false
    ).failures
  }

  @Test("nothing where all is as it should be")
  func right() throws {
    #expect(try failures() == [])
    #expect(
      try failures(procedure: [Self.second], observation: [Self.withdrawn], claims: [2]) == [])
  }

  @Test("a resource that is missing, and that it was called delivered")
  func missing() throws {
    let found = try failures(procedure: [])
    #expect(found.contains("Procedure/p is missing"))
    #expect(found.contains("item 2 was called delivered, and Procedure/p was never there"))
  }

  @Test("an earlier version that came after a later one")
  func order() throws {
    let found = try failures(procedure: [Self.second, Self.first])
    #expect(found.contains("Procedure/p is not what the last version makes of it"))
    #expect(found.contains("Procedure/p went back to an earlier version"))
  }

  @Test("what a correction should have withdrawn")
  func leftover() throws {
    let found = try failures(observation: [#"{"id":"o"}"#], claims: [1])
    #expect(found == ["Observation/o is still there, and nothing makes it any more"])
  }

  @Test("resources and bytes of nobody, and more versions than attempts")
  func nobody() throws {
    #expect(
      try failures(others: ["Device/d": ["{}"]])
        == [
          "Device/d came from nowhere", "Device/d had bytes of nobody",
          "Device/d has 1 versions after 0 attempts",
        ])
    #expect(
      try failures(procedure: [Self.first, "{}", Self.second], attempts: 2)
        == ["Procedure/p had bytes of nobody"])
    #expect(
      try failures(procedure: [Self.first, nil, Self.first, Self.second]).contains(
        "Procedure/p has 4 versions after 2 attempts"))
  }

  @Test("a byte that differs")
  func bytes() throws {
    let found = try failures(procedure: [Self.first, #"{"id":"p", "note":"2"}"#])
    #expect(found.contains("Procedure/p is not what the last version makes of it"))
  }

  @Test("what the server adds to a resource is left out of the comparison, and nothing else")
  func plain() {
    #expect(
      ServerContent.plain(
        #"{"id":"p","meta":{"versionId":"3","lastUpdated":"2025-01-01T00:00:00Z","source":"s"}}"#)
        == #"{"id":"p","meta":{"source":"s"}}"#)
    #expect(ServerContent.plain(#"{"id":"p"}"#) == #"{"id":"p"}"#)
  }
}
