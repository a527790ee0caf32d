import LosslessJSON

extension IncomingResource {
  /// One replacement in the client's bytes.
  struct Edit {
    /// What is replaced; empty to insert.
    var range: Range<Int>
    var text: String
  }

  /// The client's own bytes with the id, `meta.versionId` and `meta.lastUpdated` set and nothing else changed, but for
  /// the references that are rewritten.
  ///
  /// `{"resourceType":"Patient","active":true}` becomes
  /// `{"resourceType":"Patient","id":"17","meta":{"versionId":"1","lastUpdated":"..."},"active":true}`.
  ///
  /// - Parameters:
  ///   - version: the number and time that the stored version gets.
  ///   - rewriting: new texts for some of `links`, by their nodes; each must need no escapes.
  /// - Returns: the bytes to store.
  func bytes(as version: Answer.Version, rewriting: [(node: JSONNode, text: String)]) -> [UInt8] {
    var edits = metaEdits(version)
    for (node, text) in rewriting {
      edits.append(Edit(range: document.range(of: node), text: "\"\(text)\""))
    }
    // Insertions at one place keep their order: the sort is stable by the offset in the list.
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    let whole = document.range(of: node)
    var result: [UInt8] = []
    result.reserveCapacity(whole.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var start = whole.lowerBound
    for (_, edit) in ordered {
      result.append(contentsOf: document.bytes[start..<edit.range.lowerBound])
      result.append(contentsOf: edit.text.utf8)
      start = edit.range.upperBound
    }
    result.append(contentsOf: document.bytes[start..<whole.upperBound])
    return result
  }

  private func metaEdits(_ version: Answer.Version) -> [Edit] {
    let typeEnd = document.range(of: layout.type).upperBound
    var edits: [Edit] = []
    var insertion = typeEnd
    if let node = layout.id {
      insertion = document.range(of: node).upperBound
      if id != version.identity.id {
        edits.append(Edit(range: document.range(of: node), text: "\"\(version.identity.id)\""))
      }
    } else {
      edits.append(Edit(range: typeEnd..<typeEnd, text: ",\"id\":\"\(version.identity.id)\""))
    }
    let number = "\"\(version.number)\""
    let instant = "\"\(version.lastUpdated.instant)\""
    guard let meta = layout.meta else {
      let text = ",\"meta\":{\"versionId\":\(number),\"lastUpdated\":\(instant)}"
      return edits + [Edit(range: insertion..<insertion, text: text)]
    }
    var inserted: [String] = []
    if let node = layout.versionID {
      edits.append(Edit(range: document.range(of: node), text: number))
    } else {
      inserted.append("\"versionId\":\(number)")
    }
    if let node = layout.lastUpdated {
      edits.append(Edit(range: document.range(of: node), text: instant))
    } else {
      inserted.append("\"lastUpdated\":\(instant)")
    }
    if !inserted.isEmpty {
      let start = document.range(of: meta).lowerBound + 1
      let text = inserted.joined(separator: ",") + (document.count(of: meta) > 0 ? "," : "")
      edits.append(Edit(range: start..<start, text: text))
    }
    return edits
  }
}
