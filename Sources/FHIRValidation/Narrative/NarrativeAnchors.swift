internal import LosslessJSON

/// A link of a narrative to an id in the same document.
struct NarrativeLink {
  var target: [UInt8]
  /// Where it stands.
  var bytes: Range<Int>
  /// The path of the narrative.
  var path: FindingPath
}

/// The ids that a link can lead to: those of elements and resources, and those in narratives.
struct NarrativeAnchors {
  private var counts: [[UInt8]: Int] = [:]

  /// Collects the ids in and below a node.
  init(of node: JSONNode, in document: JSONDocument) {
    var index = node.index
    let end = document.nodeAfter(node).index
    while index < end {
      let key = JSONNode(index: index)
      index += 1
      guard index < end, document.kind(of: key) == .string else { continue }
      let value = JSONNode(index: index)
      guard document.kind(of: value) == .string, isKey(key, of: value, in: document) else {
        continue
      }
      if document.isString(key, "id") {
        counts[document.utf8(of: value), default: 0] += 1
      } else if document.isString(key, "div") {
        let narrative = XHTMLScanner(document.utf8(of: value))
        for anchor in narrative.anchors { counts[Array(narrative.text[anchor]), default: 0] += 1 }
      }
    }
  }

  /// How many places have an id.
  func count(of id: [UInt8]) -> Int { counts[id] ?? 0 }

  /// Two strings in a row are a key and its value where a colon is between them.
  private func isKey(_ key: JSONNode, of value: JSONNode, in document: JSONDocument) -> Bool {
    let between = document.range(of: key).upperBound..<document.range(of: value).lowerBound
    return document.bytes[between].contains(UInt8(ascii: ":"))
  }
}

extension Walk {
  /// Looks up the links of a resource's narratives, when the whole resource has been seen.
  mutating func checkNarrativeLinks() {
    guard let resource = resources.last, !resource.links.isEmpty else { return }
    noteLinks(to: Set(resource.links.map(\.target)))
    let own = NarrativeAnchors(of: resource.node, in: document)
    for link in resource.links {
      var count = own.count(of: link.target)
      if count == 0, resource.role == .contained { count = outerCount(of: link.target) }
      if count == 0, let bundle = bundles.last {
        count = bundle.allAnchors().count(of: link.target)
      }
      if count == 0 {
        report(.error, .linkUnresolved, bytes: link.bytes, path: link.path)
      } else if count > 1 {
        report(.warning, .linkAmbiguous, bytes: link.bytes, path: link.path)
      }
    }
  }
}

extension Walk {
  /// How many places have an id in the resource around a contained one.
  private mutating func outerCount(of id: [UInt8]) -> Int {
    let place = resources.count - 2
    guard place >= 0 else { return 0 }
    if let anchors = resources[place].anchors { return anchors.count(of: id) }
    let anchors = NarrativeAnchors(of: resources[place].node, in: document)
    resources[place].anchors = anchors
    return anchors.count(of: id)
  }
}

extension Cause {
  fileprivate static var linkUnresolved: Cause {
    Cause(.narrativeLink, "has a link to an id that nothing here has")
  }
  fileprivate static var linkAmbiguous: Cause {
    Cause(.narrativeLink, "has a link to an id that several elements have")
  }
}
