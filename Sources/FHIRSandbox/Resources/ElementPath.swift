import LosslessJSON

extension JSONDocument {
  /// The FHIRPath of a value inside another: `Bundle.entry[3].resource.subject`.
  ///
  /// It is looked for from the top, so it is made only when something is wrong there.
  func expression(of target: JSONNode, from root: JSONNode? = nil, named name: String) -> String {
    var path = name
    var node = root ?? self.root
    descending: while node != target {
      for (key, value) in members(of: node) {
        if key == target { return path + "." + text(of: key) }
        guard target.index >= value.index, target.index < nodeAfter(value).index else { continue }
        path += "." + text(of: key)
        node = value
        continue descending
      }
      var index = 0
      for element in elements(of: node) {
        if target.index >= element.index, target.index < nodeAfter(element).index {
          path += "[\(index)]"
          node = element
          continue descending
        }
        index += 1
      }
      break
    }
    return path
  }
}
