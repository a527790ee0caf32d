import LosslessJSON

/// A JSON text in which one thing is missing, or one truth is turned round.
struct JSONChange: CustomStringConvertible {
  /// What was done, and where: `without levels[0].cement`.
  var description: String
  var text: [UInt8]

  /// Every such change of a text: each member and each element left out, each boolean turned round.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - kept: members that stay, by their names.
  /// - Returns: the changed texts.
  /// - Throws: what is wrong with the text.
  static func all(of text: [UInt8], keeping kept: Set<String> = []) throws -> [JSONChange] {
    let document = try JSONDocument(text)
    var places: [(node: JSONNode, path: String)] = []
    gather(document.root, "", in: document, keeping: kept, into: &places)
    return places.flatMap { place in
      var changes = [
        JSONChange(
          description: "without \(place.path)",
          text: write(document, text, changing: place.node, to: nil))
      ]
      let value = Array(text[document.range(of: place.node)])
      if value == Array("true".utf8) || value == Array("false".utf8) {
        let other = value == Array("true".utf8) ? "false" : "true"
        changes.append(
          JSONChange(
            description: "\(place.path) is \(other)",
            text: write(document, text, changing: place.node, to: other)))
      }
      return changes
    }
  }

  private static func gather(
    _ node: JSONNode, _ path: String, in document: JSONDocument, keeping kept: Set<String>,
    into places: inout [(node: JSONNode, path: String)]
  ) {
    switch document.kind(of: node) {
    case .object:
      for (key, value) in document.members(of: node) {
        let name = document.text(of: key)
        guard !kept.contains(name) else { continue }
        let place = path.isEmpty ? name : "\(path).\(name)"
        places.append((value, place))
        gather(value, place, in: document, keeping: kept, into: &places)
      }
    case .array:
      for (index, element) in document.elements(of: node).enumerated() {
        places.append((element, "\(path)[\(index)]"))
        gather(element, "\(path)[\(index)]", in: document, keeping: kept, into: &places)
      }
    default: break
    }
  }

  /// The text with one value replaced, or left out together with its name and with a list that has nothing else.
  private static func write(
    _ document: JSONDocument, _ text: [UInt8], changing target: JSONNode, to value: String?
  ) -> [UInt8] {
    func isLeftOut(_ node: JSONNode) -> Bool {
      if node == target { return value == nil }
      guard value == nil, document.kind(of: node) == .array || document.kind(of: node) == .object
      else { return false }
      let parts =
        document.kind(of: node) == .array
        ? Array(document.elements(of: node)) : document.members(of: node).map(\.1)
      return parts.count == 1 && parts.allSatisfy(isLeftOut)
    }
    var written: [UInt8] = []
    func write(_ node: JSONNode) {
      if node == target, let value {
        written += Array(value.utf8)
        return
      }
      var isFirst = true
      func separate() {
        if !isFirst { written.append(UInt8(ascii: ",")) }
        isFirst = false
      }
      switch document.kind(of: node) {
      case .object:
        written.append(UInt8(ascii: "{"))
        for (key, member) in document.members(of: node) where !isLeftOut(member) {
          separate()
          written += text[document.range(of: key)]
          written.append(UInt8(ascii: ":"))
          write(member)
        }
        written.append(UInt8(ascii: "}"))
      case .array:
        written.append(UInt8(ascii: "["))
        for element in document.elements(of: node) where !isLeftOut(element) {
          separate()
          write(element)
        }
        written.append(UInt8(ascii: "]"))
      default: written += text[document.range(of: node)]
      }
    }
    write(document.root)
    return written
  }
}
