internal import FHIRDefinitions
internal import LosslessJSON
internal import Synchronization

/// All the ways in which definitions can name the element that the walk is at: `Patient.name`, `HumanName`, `Element`.
struct ElementNames: Sendable {
  var names: [String] = []
  /// The name of its type.
  var type: String?

  var isEmpty: Bool { names.isEmpty }

  /// Whether it is an example or a value of a definition, which may have the extensions of whatever it is an example of.
  var takesEverything: Bool {
    names.contains {
      switch $0 {
      case "ElementDefinition.example.value", "ElementDefinition.fixed",
        "ElementDefinition.pattern":
        true
      default: false
      }
    }
  }

  func contains(_ name: String) -> Bool { names.contains(name) }
}

/// The names that walks have worked out, shared by all documents.
final class ElementNameCache: Sendable {
  private let known = Mutex<[String: ElementNames]>([:])
  /// Documents can nest without end; what definitions name is far fewer.
  private static let limit = 4096

  func names(atEndOf way: String) -> ElementNames? { known.withLock { $0[way] } }

  func keep(_ names: ElementNames, atEndOf way: String) {
    known.withLock { known in
      if known.count < Self.limit { known[way] = names }
    }
  }
}

extension Walk {
  /// The names of the element that contains the one that the path ends with.
  mutating func namesOfContainer() -> ElementNames {
    let way = wayToContainer()
    if let known = cache.names.names(atEndOf: way) { return known }
    let names = findNamesOfContainer()
    cache.names.keep(names, atEndOf: way)
    return names
  }

  /// The type of the resource and the keys that lead down: the same for all elements that have the same names.
  private func wayToContainer() -> String {
    guard let resource = resources.last, let type = resource.type else { return "" }
    var way: [UInt8] = []
    way.reserveCapacity(64)
    func add(_ text: Span<UInt8>) {
      for index in text.indices { way.append(text[index]) }
      way.append(UInt8(ascii: "."))
    }
    withText(of: type, add)
    for place in resource.pathDepth..<max(path.depth - 1, resource.pathDepth) {
      if let key = path.key(at: place) { withText(of: key, add) }
    }
    return String(decoding: way, as: UTF8.self)
  }

  private mutating func findNamesOfContainer() -> ElementNames {
    guard let resource = resources.last, let type = resource.type,
      var schema = schema(ofType: document.text(of: type))
    else { return ElementNames() }
    var element = schema.root
    // The paths that lead here, one for each type on the way.
    var paths = [schema.name]
    var types = typeNames(of: schema)
    let end = path.depth - 1
    var place = resource.pathDepth
    while place < end {
      guard let key = path.key(at: place), let entry = entry(for: key, in: element) else {
        return ElementNames()
      }
      let child = element.children[Int(entry.child)]
      let childType =
        child.types.indices.contains(Int(entry.type))
        ? child.types[Int(entry.type)] : nil
      let inherited = inheritedPath(of: child, in: schema)
      paths = paths.map { "\($0).\(child.name)" } + [inherited].compactMap(\.self)
      switch childType?.content {
      case .own?:
        element = child
        types = [childType?.name ?? "BackboneElement", "BackboneElement", "Element"]
      case .element(let index)?:
        guard schema.elements.indices.contains(index), let target = schema.elements[index] else {
          return ElementNames()
        }
        element = target
        paths.append(target.path)
        types = ["BackboneElement", "Element"]
      case .type(let id)?, .primitive(_, let id)?:
        guard let next = self.schema(id) else { return ElementNames() }
        schema = next
        element = next.root
        types = typeNames(of: next)
        place += 1
        // A further step goes on from the type too.
        if place < end { paths += types }
        continue
      case .resource?:
        // The resource inside has steps of its own.
        return ElementNames()
      default:
        types = ["Element"]
      }
      place += 1
    }
    return ElementNames(names: paths + types, type: types.first)
  }

  private func entry(for key: JSONNode, in element: SchemaElement) -> KeyTable.Entry? {
    withText(of: key) { text in
      let isSibling = !text.isEmpty && text[0] == UInt8(ascii: "_")
      return element.keys.entry(for: isSibling ? text.extracting(1...) : text)
    }
  }

  private mutating func schema(ofType name: String) -> Schema? {
    cache.definitions.type(name).flatMap { schema(cache.id(of: $0)) }
  }

  /// The type, and those that it comes from: `Age`, `Quantity`, `Element`.
  private func typeNames(of schema: Schema) -> [String] {
    var names = [schema.name]
    var base = cache.definitions.structure(schema.url)?.baseDefinition
    while let url = base, names.count < 16, let definition = cache.definitions.structure(url) {
      names.append(definition.name)
      base = definition.baseDefinition
    }
    // R5 names what R4 resources with a canonical url have in common, and extensions for R4 use the names.
    if schema.kind == .resource, schema.root.keys.has("url"), schema.root.keys.has("status") {
      names += ["CanonicalResource", "MetadataResource"]
    }
    return names
  }

  /// The path of an element where it was first defined: `DomainResource.text`.
  private func inheritedPath(of element: SchemaElement, in schema: Schema) -> String? {
    element.basePath == element.path ? nil : element.basePath
  }
}
