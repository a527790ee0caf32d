internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks the invariants that a profile adds to an element.
  mutating func checkConstraints(_ constraints: [Constraint], of instance: Instance) {
  }
}
