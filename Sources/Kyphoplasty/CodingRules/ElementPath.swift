public import LosslessJSON

/// The way from the root of a document to a place in it, in the names of FHIR's elements.
public struct ElementPath: Sendable, Hashable, CustomStringConvertible {
  /// An element on the way.
  public struct Step: Sendable, Hashable {
    /// The element's name; of the first step, the type of the resource.
    public var name: String
    /// The place among the repetitions, from 0; `nil` where the element does not repeat.
    public var index: Int?
  }

  /// The elements from the root on.
  public var steps: [Step]

  /// `Bundle.entry[3].resource.code.coding[0]`.
  public var description: String {
    steps.map { step in step.name + (step.index.map { "[\($0)]" } ?? "") }.joined(separator: ".")
  }

  /// Finds the way to a node of a document.
  public init(to node: JSONNode, in document: JSONDocument) {
    steps = [Step(name: document.string("resourceType", of: document.root) ?? "")]
    var place = document.root
    while place != node, let next = document.child(of: place, around: node) {
      switch next.step {
      case .member(let name): steps.append(Step(name: Self.elementName(name)))
      case .element(let index): steps[steps.count - 1].index = index
      }
      place = next.node
    }
  }

  /// The elements that take several types, by whose name the JSON carries the type.
  private static let choices = [
    "value", "onset", "performed", "effective", "medication", "occurrence", "abatement", "deceased",
    "target", "product", "reported", "identified",
  ]

  /// `value` of `valueCodeableConcept`.
  private static func elementName(_ key: String) -> String {
    choices.first { choice in
      key.hasPrefix(choice) && key.dropFirst(choice.count).first?.isUppercase == true
        && !key.hasPrefix("valueSet") && !key.hasPrefix("targetDisease")
    } ?? key
  }
}

extension JSONDocument {
  fileprivate enum ChildStep {
    case member(String)
    case element(Int)
  }

  /// The child of a container in which a node lies.
  fileprivate func child(
    of container: JSONNode, around node: JSONNode
  ) -> (node: JSONNode, step: ChildStep)? {
    switch kind(of: container) {
    case .object:
      for (key, value) in members(of: container) where range(ofNodes: value).contains(node.index) {
        return (value, .member(text(of: key)))
      }
    case .array:
      var index = 0
      for element in elements(of: container) {
        if range(ofNodes: element).contains(node.index) { return (element, .element(index)) }
        index += 1
      }
    default: break
    }
    return nil
  }
}
