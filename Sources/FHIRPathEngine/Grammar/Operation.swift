/// One step of a compiled expression; steps name those that they build on by their place in `Program.operations`.
///
/// `name.exists() and active` makes
///
///     0  member name
///     1  exists
///     2  invoke 0, 1
///     3  member active
///     4  binary and 2, 3        the last step is the whole
struct Operation: Sendable {
  enum Kind: Sendable {
    /// `{}`.
    case nothing
    /// What cannot be evaluated; the reason in `Program.names`.
    case fails(Int)
    case boolean(Bool)
    case integer(Int)
    /// A value in `Program.constants`.
    case constant(Int)
    case this
    case index
    case total
    /// A name in `Program.names`.
    case variable(Int)
    /// A name in `Program.names`.
    case member(Int)
    /// A name in `Program.names` that begins the expression and may be that of the type of what it is about.
    case typeOrMember(Int)
    /// The second step applied to what the first one gives.
    case invoke(Int, Int)
    /// The first step's item at the place that the second one says.
    case item(Int, Int)
    case negative(Int)
    case binary(BinaryOperator, Int, Int)
    /// A type in `Program.types`.
    case isType(Int, Int)
    /// A type in `Program.types`.
    case asType(Int, Int)
    /// A function by its place in `FunctionTable.all`, and the steps of its arguments in `Program.arguments`.
    case call(Int, Int, Int)
    /// `exists()`, perhaps with a condition.
    case exists(Int?)
    /// `empty()`.
    case isEmpty
    /// `not()`.
    case not
    /// `all(condition)`.
    case all(Int)
    /// `where(condition)`.
    case filter(Int)
    /// `hasValue()`.
    case hasValue
  }

  var kind: Kind
  /// The offset in the UTF-8 of the expression.
  var offset: Int32
}

enum BinaryOperator: UInt8, Sendable {
  case times, divide, div, mod
  case plus, minus, concatenate
  case union
  case less, lessOrEqual, greater, greaterOrEqual
  case equal, notEqual, equivalent, notEquivalent
  case isIn, contains
  case and, or, xor, implies
}

/// A type as an expression names it: `Quantity`, `System.Quantity`.
struct TypeName: Hashable, Sendable {
  enum Namespace: Sendable { case fhir, system }

  /// `nil` where the name stands alone, and means the FHIR type before the one of FHIRPath.
  var namespace: Namespace?
  var name: String
}

/// An expression that has been read.
struct Program: Sendable {
  var operations: [Operation] = []
  /// Where the arguments of calls begin in `operations`.
  var arguments: [Int] = []
  var constants: [FHIRPathValue] = []
  /// The names of members and variables.
  var names: [String] = []
  var types: [TypeName] = []

  /// The step that is the whole expression.
  var root: Int { operations.count - 1 }
}
