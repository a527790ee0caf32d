/// What slices say of the element that they slice, and what it says of them.
enum SliceSettling {
  /// Brings elements and their new slices into agreement, everywhere below an element.
  static func settle(_ element: SnapshotElement) {
    for child in element.children ?? [] { settle(child) }
    let isChoice = element.name.hasSuffix("[x]")
    for slice in element.slices {
      settle(slice)
      guard slice.isNewSlice else { continue }
      slice.facts.max = least(slice.facts.max, element.facts.max)
      // A slice that does not say how often it must stand need not; the only one of a choice is as the choice.
      let isOnlyType = isChoice && element.slices.count == 1
      if !slice.statesMin, !isOnlyType { slice.facts.min = 0 }
    }
    if isChoice, element.slices.contains(where: \.isNewSlice) { settleChoice(element) }
  }

  /// A choice one of whose types must be there has only that type.
  private static func settleChoice(_ element: SnapshotElement) {
    if element.slices.count == 1, let slice = element.slices.first, slice.statesMin,
      (slice.facts.min ?? 0) > 0, slice.facts.types.count == 1,
      let type = slice.facts.types.first
    {
      element.facts.min = 1
      element.facts.types = element.facts.types.filter { $0.code == type.code }
    }
    if !element.isSpokenOf, element.facts.basePath == "Extension.value[x]" {
      // An extension that speaks of one type of its value has no other.
      let named = Set(element.slices.flatMap { $0.facts.types.map(\.code) })
      element.facts.types = element.facts.types.filter { named.contains($0.code) }
    }
    var open = Set(element.facts.types.map(\.code))
    for slice in element.slices where slice.facts.types.count == 1 {
      if let type = slice.facts.types.first { open.remove(type.code) }
    }
    guard element.facts.slicing?.discriminators.contains(where: { $0.kind == .type }) ?? false
    else { return }
    element.facts.slicing?.rules = open.isEmpty ? .closed : .open
  }

  private static func least(_ one: Maximum?, _ other: Maximum?) -> Maximum? {
    guard case .times(let limit) = other else { return one ?? other }
    guard case .times(let times) = one else { return other }
    return .times(Swift.min(times, limit))
  }
}
