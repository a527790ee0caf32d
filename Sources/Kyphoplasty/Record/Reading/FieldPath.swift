/// The way from the record to the field that is being read; words are made of it only for a finding.
struct FieldPath {
  private struct Step {
    var name: StaticString
    var index: Int?
  }

  private var steps: [Step] = []

  mutating func push(_ name: StaticString) { steps.append(Step(name: name)) }

  mutating func pop() { steps.removeLast() }

  /// Names the element of the list that the last step is.
  mutating func setIndex(_ index: Int?) {
    guard !steps.isEmpty else { return }
    steps[steps.count - 1].index = index
  }

  /// `levels[0].cement`.
  var text: String {
    var text = ""
    for step in steps {
      if !text.isEmpty { text += "." }
      text += step.name.description
      if let index = step.index { text += "[\(index)]" }
    }
    return text
  }
}
