import LosslessJSON

@testable import FHIRModel

/// Goes through a value and the JSON that it wrote side by side, property by property.
struct PropertyWalk {
  /// `Type.property` of each property that was met.
  private(set) var met: Set<String> = []
  /// Those that had a value at least once.
  private(set) var filled: Set<String> = []
  /// Where the JSON is not what the value's properties say.
  private(set) var faults: Set<String> = []
  private var names: [ObjectIdentifier: String] = [:]

  mutating func resource(_ resource: any R4.Resource) throws {
    let document = try JSONDocument(resource.json())
    compare(resource, document.value, at: "\(type(of: resource).resourceType)")
  }

  private mutating func compare(_ value: Any, _ json: JSONValue, at path: String) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection:
      let elements = Array(json.elements)
      if mirror.children.count != elements.count { faults.insert("\(path): other elements") }
      for (child, element) in zip(mirror.children, elements) {
        compare(child.value, element, at: path)
      }
    case .struct where json.kind == .object: compare(mirror, json, at: path)
    default: break
    }
  }

  /// The members must be the properties that have values, in their order, and nothing else.
  private mutating func compare(_ mirror: Mirror, _ json: JSONValue, at path: String) {
    let type = name(of: mirror.subjectType)
    var members = Array(json.members)[...]
    if members.first?.key == "resourceType" { members.removeFirst() }
    for child in mirror.children {
      guard let label = child.label else { continue }
      met.insert("\(type).\(label)")
      guard let content = content(of: child.value) else { continue }
      filled.insert("\(type).\(label)")
      let (key, value) = member(label, for: content)
      guard let member = members.popFirst(), member.key == key else {
        faults.insert("\(path).\(key): missing or misplaced")
        return
      }
      if let value { compare(value, member.value, at: "\(path).\(label)") }
    }
    if let extra = members.first { faults.insert("\(path).\(extra.key): no such property") }
  }

  /// The name without what a generic type is made over; kept, for asking the runtime is slow.
  private mutating func name(of type: Any.Type) -> String {
    let key = ObjectIdentifier(type)
    if let name = names[key] { return name }
    let name = String(String(reflecting: type).prefix { $0 != "<" })
    names[key] = name
    return name
  }

  /// What an optional holds, and a list that is not empty; nil for nothing.
  private func content(of value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { content(of: $0.value) }
    case .collection: return mirror.children.isEmpty ? nil : value
    default: return value
    }
  }

  /// The key that a property is written under, and what stands there: `value` is `valueQuantity` by its case.
  private func member(_ label: String, for value: Any) -> (key: String, value: Any?) {
    if label == "identifiers" {
      return ("identifier", Mirror(reflecting: value).children.first?.value)
    }
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .enum, let chosen = mirror.children.first, let name = chosen.label
    else { return (label, value) }
    switch name {
    case "known": return (label, chosen.value)
    case "absent": return (value is any DatedChoice ? "_\(label)DateTime" : "_\(label)", nil)
    default: return (label + name.prefix(1).uppercased() + name.dropFirst(), chosen.value)
    }
  }
}

/// A choice whose absence is said of its date.
protocol DatedChoice {}

extension R4.Procedure.Performed: DatedChoice {}
extension R4.Observation.Effective: DatedChoice {}
extension R4.DiagnosticReport.Effective: DatedChoice {}
