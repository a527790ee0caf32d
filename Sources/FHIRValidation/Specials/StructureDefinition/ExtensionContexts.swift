internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks where an extension's definition says that it may stand.
  mutating func checkExtensionContexts(of profile: ElementPlace) {
    let contexts = children("context", of: profile)
    guard let type = text("type", of: profile) else { return }
    if type != "Extension" {
      if let first = contexts.first { report(.error, .contextOfNoExtension(type), at: first) }
      return
    }
    for context in contexts {
      guard text("type", of: context) == "element", let expression = text("expression", of: context)
      else { continue }
      if expression == "Element" {
        report(.warning, .anywhere, at: context)
      } else if !isElement(expression) {
        report(.error, .unknownContext(expression), at: context)
      }
    }
  }

  /// Whether a path, perhaps behind the url of a profile and a `#`, names an element.
  private func isElement(_ expression: String) -> Bool {
    guard !expression.contains("/") else { return true }
    let type = String(expression.prefix { $0 != "." })
    guard let definition = cache.definitions.type(type) else { return false }
    let base = ProfileBase(definition: definition, definitions: cache.definitions)
    switch base.place(of: expression) {
    case .malformed, .unknown: return false
    case .root, .element, .choice: return true
    }
  }
}

extension Rule {
  static let definitionContext = Rule(
    "definition.context", .invalid, "An extension's definition says where the extension may stand.",
    explanation: "Contexts name elements that exist, and only definitions of extensions have them.",
    remedy: "Correct the path, or remove the context.")
  static let definitionContextElement = Rule(
    "definition.anywhere", .businessRule, "An extension is for certain elements.",
    explanation: "The context 'Element' allows it on every element of every resource.",
    remedy: "Name the elements that it is meant for, unless it is meant for all.")
}

extension Cause {
  fileprivate static func contextOfNoExtension(_ type: String) -> Cause {
    Cause(
      .definitionContext, "stands in a definition of \(type), and only extensions have a context")
  }
  fileprivate static func unknownContext(_ expression: String) -> Cause {
    Cause(.definitionContext, "names '\(shown(code: expression))', which is no element")
  }
  fileprivate static var anywhere: Cause {
    Cause(.definitionContextElement, "allows the extension on every element")
  }
}
