internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a value against the least and the greatest that a profile allows.
  mutating func checkBounds(of value: JSONNode, _ rules: ValueRules) {
  }
}
