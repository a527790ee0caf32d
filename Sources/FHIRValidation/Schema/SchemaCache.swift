internal import FHIRDefinitions
internal import FHIRPathEngine

/// The schemas and profiles that validations have needed so far, each compiled when it is first met.
///
/// They name others by their place here, so types may contain one another, and compiling one does not compile all that it
/// mentions: `Extension` alone mentions every data type.
final class SchemaCache: Sendable {
  let definitions: Definitions
  private let schemas = CompiledTable<StructureDefinition, Schema>()
  private let profiles = CompiledTable<ProfileDefinition, Profile>()
  let forms = FormCache()
  let names = ElementNameCache()
  private let expressions = CompiledTable<String, InvariantExpression>()
  /// The types as the expressions of invariants know them.
  let types: FHIRPathTypes
  /// The keys of invariants that are not compiled.
  private let leftOut: Set<String>

  init(_ definitions: Definitions, leavingOut leftOut: Set<String> = []) {
    self.definitions = definitions
    self.leftOut = leftOut
    types = FHIRPathTypes(definitions)
  }

  /// The place of a type's schema, which need not be compiled yet.
  func id(of definition: StructureDefinition) -> SchemaID {
    SchemaID(index: schemas.place(of: definition))
  }

  /// All schemas that are compiled: a copy that a walk reads without locking.
  var snapshot: [Schema?] { schemas.snapshot }

  /// A schema, compiled if need be; `nil` for a place that was never given out.
  func schema(_ id: SchemaID) -> Schema? {
    schemas.compiled(at: id.index) { SchemaCompiler(self).compile($0) }
  }

  /// The place of a profile, which need not be compiled yet.
  func profileID(of definition: StructureDefinition, element: String? = nil) -> ProfileID {
    ProfileID(index: profiles.place(of: ProfileDefinition(structure: definition, element: element)))
  }

  /// All profiles that are compiled: a copy that a walk reads without locking.
  var profileSnapshot: [Profile?] { profiles.snapshot }

  /// Whether a structure narrows a type, whatever it calls itself, and is not the type.
  func isProfile(_ definition: StructureDefinition) -> Bool {
    definition.derivation == .constraint || definitions.type(definition.type) != definition
  }

  /// The definition of a profile.
  func definition(of id: ProfileID) -> StructureDefinition? {
    profiles.definition(at: id.index)?.structure
  }

  /// A profile, compiled if need be; `nil` for a place that was never given out.
  func profile(_ id: ProfileID) -> Profile? {
    profiles.compiled(at: id.index) { ProfileCompiler(self).compile($0) }
  }

  /// Whether an invariant is checked at all.
  func checks(_ constraint: Constraint) -> Bool { !leftOut.contains(constraint.key) }

  /// The place of an invariant's expression, which need not be read yet.
  func expression(_ text: String) -> Int { expressions.place(of: text) }

  /// All expressions that are read: a copy that a walk reads without locking.
  var expressionSnapshot: [InvariantExpression?] { expressions.snapshot }

  /// The expression at a place, read if need be; `nil` for a place that was never given out.
  func expression(at place: Int) -> InvariantExpression? {
    expressions.compiled(at: place) { InvariantExpression($0, types) }
  }
}

/// A profile, or the part of it that is asked of a value.
struct ProfileDefinition: Hashable, Sendable {
  var structure: StructureDefinition
  /// The id of an element: only what is said of it is meant.
  var element: String?
}
