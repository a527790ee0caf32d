public import LosslessJSON

/// What people read of the elements of a snapshot, which a pack of facts does not hold.
///
/// What the authors of a profile and of those that it stands on wrote in their differentials is taken over; of all else the
/// words say where it is defined, and not what is written there.
public struct ElementWords {
  /// The elements of differentials by id: those of the structure itself first, then those that it stands on.
  private let differentials: [[String: JSONValue]]
  private let invariant: (Constraint) -> String

  /// Gathers the words.
  ///
  /// - Parameters:
  ///   - sources: the StructureDefinition, and those it stands on that have the same authors, the nearest first.
  ///   - invariant: what an invariant says, where no differential says it.
  public init(_ sources: [JSONValue], invariant: @escaping (Constraint) -> String) {
    differentials = sources.map { source in
      var elements: [String: JSONValue] = [:]
      for element in source["differential"]?.array("element") ?? [] {
        if let id = element["id"]?.string { elements[id] = element }
      }
      return elements
    }
    self.invariant = invariant
  }

  /// A member of an element as the nearest author wrote it: `short`, `comment`.
  public func said(_ member: String, of element: ElementDefinition) -> JSONValue? {
    let id = element.id
    return differentials.lazy.compactMap { $0[id]?[member] }.first
  }

  /// What the element is for: its definition, else its short one, else where it is defined.
  public func definition(of element: ElementDefinition) -> String {
    if let text = said("definition", of: element)?.string { return text }
    if let text = said("short", of: element)?.string {
      return text.hasSuffix(".") ? text : text + "."
    }
    let slice = element.sliceName.map { "The slice \($0): as" } ?? "As"
    let base = element.basePath
    let type = base.prefix { $0 != "." }
    if type == element.structure.type, let definition = element.structure.baseDefinition {
      return "\(slice) \(element.path) of \(definition)."
    }
    return "\(slice) \(base) of FHIR \(element.structure.fhirVersion ?? "R4")."
  }

  /// Why the element changes the meaning of what it stands in.
  func modifierReason(of element: ElementDefinition) -> String {
    said("isModifierReason", of: element)?.string
      ?? "Whoever passes \(element.basePath) over misreads what it stands in."
  }

  /// What an invariant says.
  public func human(of constraint: Constraint, on element: ElementDefinition) -> String {
    said(constraint, on: element)?["human"]?.string ?? invariant(constraint)
  }

  /// An invariant as the nearest author wrote it.
  public func said(_ constraint: Constraint, on element: ElementDefinition) -> JSONValue? {
    let (id, key) = (element.id, constraint.key)
    for elements in differentials {
      for said in elements[id]?.array("constraint") ?? [] where said["key"]?.string == key {
        return said
      }
    }
    return nil
  }
}
