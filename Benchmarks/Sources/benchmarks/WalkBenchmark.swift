import LosslessJSON

enum WalkBenchmark: Benchmark {
  static let name = "walk"
  static let summary = "visit every value of a parsed bundle of 3 MB from another module"

  static func run() throws {
    let bytes = try SharedBundle.bytes()
    let document = try JSONDocument(bytes)
    let candidates = [
      Candidate(name: "forEachMember, forEachElement") { visit(document, document.root) },
      Candidate(name: "members(of:), elements(of:)") { iterate(document, document.root) },
      Candidate(name: "member(\"resourceType\") of all") {
        var found = 0
        for index in 0..<document.nodeCount
        where document.member("resourceType", of: JSONNode(index: index)) != nil { found += 1 }
        return found
      },
      Candidate(name: "JSONLineIndex, 1 in 10 positions") {
        let index = JSONLineIndex(document)
        var columns = 0
        for node in stride(from: 0, to: document.nodeCount, by: 10) {
          columns += index.position(of: JSONNode(index: node)).column
        }
        return columns
      },
    ]
    try printTable(of: candidates, rounds: 21, bytes: bytes.count)
  }

  private static func visit(_ document: JSONDocument, _ node: JSONNode) -> Int {
    var sum = 1
    switch document.kind(of: node) {
    case .object:
      document.forEachMember(of: node) { key, value in
        sum += document.contentRange(of: key).count + visit(document, value)
      }
    case .array: document.forEachElement(of: node) { sum += visit(document, $0) }
    default: sum += document.range(of: node).count
    }
    return sum
  }

  private static func iterate(_ document: JSONDocument, _ node: JSONNode) -> Int {
    var sum = 1
    switch document.kind(of: node) {
    case .object:
      for (key, value) in document.members(of: node) {
        sum += document.contentRange(of: key).count + iterate(document, value)
      }
    case .array: for element in document.elements(of: node) { sum += iterate(document, element) }
    default: sum += document.range(of: node).count
    }
    return sum
  }
}
