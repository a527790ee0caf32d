/// The path of a column in the part of the record that its table holds: `cement.volumeMl`, `levels[0].vertebra`.
struct ColumnPath: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    /// The place of the field in the shape.
    var field: Int
    /// The place in a list that holds groups, or single values in columns of their own.
    var index: Int?
  }

  enum Fault: Error, Equatable {
    case unknown
    case unusable(String)
  }

  var steps: [Step]

  /// Whether a cell holds the whole of a list.
  var isList: Bool {
    guard let last = steps.last, last.index == nil else { return false }
    if case .list = RecordShape.encounter.fields[last.field].content { return true }
    return false
  }

  /// Places in lists go up to here, so that a mistyped number makes no list of a million.
  static let greatestIndex = 99

  static func parse(_ text: String, below base: Int) -> Result<ColumnPath, Fault> {
    let shape = RecordShape.encounter
    var steps: [Step] = []
    var field = base
    let names = text.split(separator: ".", omittingEmptySubsequences: false)
    for (place, name) in names.enumerated() {
      guard let (name, index) = parts(of: name), let child = shape.child(name, of: field) else {
        return .failure(.unknown)
      }
      field = child
      steps.append(Step(field: child, index: index))
      let isLast = place == names.count - 1
      switch (shape.fields[child].content, index) {
      case (.value, nil) where isLast, (.list, _) where isLast, (.group, nil) where !isLast,
        (.groups, .some) where !isLast:
        continue
      case (.groups, nil) where !isLast:
        return .failure(
          .unusable(
            "needs a place in the list, such as \(shape.fields[child].path)[0], or a file of its own"
          ))
      case (.group, _), (.groups, _):
        return .failure(
          .unusable("names a group of fields; accepted: a column for each of its fields"))
      default: return .failure(.unusable("has a place in a list where there is no list"))
      }
    }
    return .success(ColumnPath(steps: steps))
  }

  /// `levels[0]` as `levels` and 0.
  private static func parts(of step: Substring) -> (name: Substring, index: Int?)? {
    guard let bracket = step.firstIndex(of: "[") else { return (step, nil) }
    guard step.last == "]",
      let index = Int(step[step.index(after: bracket)...].dropLast()),
      (0...greatestIndex).contains(index)
    else { return nil }
    return (step[..<bracket], index)
  }
}
