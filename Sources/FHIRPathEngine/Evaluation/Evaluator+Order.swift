extension Evaluator {
  /// The order of two items as a number below, at or above zero; `nil` where it is not known.
  ///
  /// - Throws: where their types have no order.
  func order(_ one: Item, _ other: Item, _ step: Int) throws(FHIRPathError) -> Int? {
    guard let left = value(one), let right = value(other) else {
      if isValueMissing(one) || isValueMissing(other) { return nil }
      throw error("what has parts has no order", at: step)
    }
    switch (left, right) {
    case (.integer(let left), .integer(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.string(let left), .string(let right)):
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        ? -1 : left.utf8.elementsEqual(right.utf8) ? 0 : 1
    case (.date(let left), .date(let right)): return number(left.order(to: right))
    case (.time(let left), .time(let right)): return number(left.order(to: right))
    case (.quantity(let left), .quantity(let right)): return number(left.order(to: right))
    default: break
    }
    if let left = left.number, let right = right.number {
      return left < right ? -1 : left == right ? 0 : 1
    }
    if let left = left.moment, let right = right.moment { return number(left.order(to: right)) }
    if let left = left.measure, let right = right.measure { return number(left.order(to: right)) }
    throw error(
      "\(left.typeName.withArticle) and \(right.typeName.withArticle) have no order", at: step)
  }

  private func number(_ order: PartialOrder?) -> Int? { order.map { Int($0.rawValue) } }

  /// Whether an item is a primitive that has no value, or none that its type allows.
  private func isValueMissing(_ item: Item) -> Bool {
    guard case .node(let node) = item else { return false }
    return node.value < 0 || hasValue(item) || knownShape(node.shape)?.isA("Quantity") == true
  }
}
