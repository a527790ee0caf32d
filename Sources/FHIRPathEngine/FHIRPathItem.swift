public import FHIRDefinitions
public import LosslessJSON

/// Something that an expression is evaluated on, or that it comes to: an element of a document, or a value.
public struct FHIRPathItem: Sendable {
  /// What it is.
  public enum Content: Sendable {
    /// An element: its JSON value, `nil` for a primitive with extensions only, and its `_` sibling.
    case element(JSONDocument, value: JSONNode?, sibling: JSONNode?)
    /// A value of one of FHIRPath's own types.
    case value(FHIRPathValue)
  }

  /// What it is.
  public let content: Content
  let type: TypeHint

  /// How the type of an element is known.
  enum TypeHint: Sendable {
    /// By its `resourceType`, if at all.
    case own
    case named(String)
    case definition(ElementDefinition, TypeReference?)
  }

  /// A resource: its `resourceType` names the type.
  public init(resource document: JSONDocument, at node: JSONNode? = nil) {
    content = .element(document, value: node ?? document.root, sibling: nil)
    type = .own
  }

  /// An element of a type, given by its name.
  public init(
    _ document: JSONDocument, value: JSONNode?, sibling: JSONNode? = nil, type: String
  ) {
    content = .element(document, value: value, sibling: sibling)
    self.type = .named(type)
  }

  /// An element by its definition, and by the type that it has where that is one of a choice.
  public init(
    _ document: JSONDocument, value: JSONNode?, sibling: JSONNode? = nil,
    element: ElementDefinition, type: TypeReference? = nil
  ) {
    content = .element(document, value: value, sibling: sibling)
    self.type = .definition(element, type)
  }

  /// A value of one of FHIRPath's own types.
  public init(_ value: FHIRPathValue) {
    content = .value(value)
    type = .named(value.typeName)
  }

  init(_ document: JSONDocument, value: JSONNode?, sibling: JSONNode?, typeName: String?) {
    content = .element(document, value: value, sibling: sibling)
    type = typeName.map { .named($0) } ?? .own
  }

  /// The name of the type: `Patient`, `dateTime`, `Integer`; `nil` for an element of which nothing is known.
  public var typeName: String? {
    switch type {
    case .named(let name): name
    case .definition(let element, let type):
      type?.code ?? (element.isRoot ? element.structure.type : element.types.first?.code)
    case .own:
      if case .element(let document, let value?, _) = content,
        let name = document.member("resourceType", of: value)
      {
        document.text(of: name)
      } else {
        nil
      }
    }
  }

  /// Whether it is a value of FHIRPath's own types, and not an element.
  public var isSystemValue: Bool {
    if case .value = content { true } else { false }
  }
}

extension FHIRPathItem: CustomStringConvertible {
  /// The value as text; of an element with parts, its JSON as it stands.
  public var description: String {
    switch content {
    case .value(let value): value.description
    case .element(let document, let value?, _): document.text(of: value)
    case .element: ""
    }
  }
}
