/// The way from the record to the field that is visited; words are made of it only for a finding.
struct FieldPath {
  private struct Step {
    var name: StaticString
    var index: Int?
  }

  /// The groups around the field.
  private var groups: [Step] = []
  private var field: Step?

  /// Names the field that is visited.
  mutating func visit(_ name: StaticString) { field = Step(name: name) }

  /// Names the element of the list that the field is.
  mutating func visitElement(_ index: Int?) { field?.index = index }

  /// Goes into the group that the field, or its element, is.
  mutating func enter() {
    if let field { groups.append(field) }
    field = nil
  }

  /// Goes back to the group that was entered last, as the field that is visited.
  mutating func leave() { field = groups.popLast() }

  /// Where the visit is: `levels[0].cement`.
  var text: String { Self.text(of: groups + [field].compactMap { $0 }) }

  /// The group around the field.
  var groupText: String { Self.text(of: groups) }

  private static func text(of steps: [Step]) -> String {
    var text = ""
    for step in steps {
      if !text.isEmpty { text += "." }
      text += step.name.description
      if let index = step.index { text += "[\(index)]" }
    }
    return text
  }
}
