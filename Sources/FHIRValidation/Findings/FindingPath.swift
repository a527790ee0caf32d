/// The way from the root of a document to an element, in the names of the definition.
///
/// `Observation.value.unit`, not `Observation.valueQuantity.unit`, and an index wherever the JSON has an array: the subset
/// of FHIRPath that `OperationOutcome.issue.expression` takes.
public struct FindingPath: Hashable, Sendable {
  /// One element on the way.
  public struct Step: Hashable, Sendable {
    /// The element's name; for the first step, the type of the resource.
    public let name: String
    /// The place among the repetitions, from 0; `nil` where the element does not repeat.
    public let index: Int?

    /// Makes a step.
    public init(name: String, index: Int? = nil) {
      self.name = name
      self.index = index
    }
  }

  /// The elements from the root on; empty for a document that could not be read.
  public let steps: [Step]

  /// Makes a path.
  public init(steps: [Step]) { self.steps = steps }
}

extension FindingPath: CustomStringConvertible {
  /// The FHIRPath.
  public var description: String {
    var text = ""
    for step in steps {
      if !text.isEmpty { text += "." }
      text += step.name
      if let index = step.index { text += "[\(index)]" }
    }
    return text
  }
}
