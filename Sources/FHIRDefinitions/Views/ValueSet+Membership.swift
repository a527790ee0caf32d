/// Whether a code is in a value set.
public enum Membership: Sendable {
  /// It is.
  case contained
  /// It is not.
  case notContained
  /// What is here does not tell; `ValueSet.gaps` says why.
  case undetermined
}

extension ValueSet {
  /// Whether a code is in the value set, in the UTF-8 of a document; without allocation where the system is in the pack.
  ///
  /// - Parameters:
  ///   - system: the url of the code's system; `nil` where there is none to ask for, as for an element of type `code`.
  ///   - code: the code.
  /// - Returns: what the definitions here can say.
  public func contains(
    system: UnsafeBufferPointer<UInt8>?, code: UnsafeBufferPointer<UInt8>
  ) -> Membership {
    let systemKey = system.map { storage.key($0) }
    let codeKey = storage.key(code)
    var isOpen = false
    for part in storage.valueSets.range(row, ValueSetField.partsRange, in: storage.parts) {
      let partSystem = storage.parts.word(part, PartField.system)
      if let systemKey, partSystem != systemKey { continue }
      switch membership(of: code, codeKey, in: part) {
      case .contained: return .contained
      case .undetermined: isOpen = true
      case .notContained: break
      case nil: if systemKey != nil { return .notContained }
      }
    }
    if isOpen { return .undetermined }
    for gap in storage.valueSets.range(row, ValueSetField.gapsRange, in: storage.gaps) {
      let gapSystem = storage.gaps.word(gap, 0)
      if systemKey == nil || gapSystem == 0 || gapSystem == systemKey { return .undetermined }
    }
    return .notContained
  }

  /// Whether a code is in the value set.
  public func contains(system: (some StringProtocol)?, code: some StringProtocol) -> Membership {
    var code = String(code)
    guard let system else { return code.withUTF8 { contains(system: nil, code: $0) } }
    var text = String(system)
    return text.withUTF8 { system in code.withUTF8 { contains(system: system, code: $0) } }
  }

  /// Whether a code without system is in the value set, as for an element of type `code`.
  public func contains(code: some StringProtocol) -> Membership {
    contains(system: nil as String?, code: code)
  }

  /// What one part says; `nil` when it says that the code is out whatever the others say.
  private func membership(
    of code: UnsafeBufferPointer<UInt8>, _ key: UInt32, in part: Int
  ) -> Membership? {
    let flags = storage.parts.word(part, PartField.flags)
    let found: Membership = flags & PartField.isUncertain != 0 ? .undetermined : .contained
    if flags & PartField.isWholeSystem != 0 {
      guard let system = Part(self, part).codeSystem else { return .undetermined }
      if system.lookup(code) != nil { return found }
      return system.content == .complete ? .notContained : .undetermined
    }
    let rows = storage.parts.range(part, PartField.codesRange, in: storage.codes)
    if flags & PartField.isExcluded != 0 {
      return key != 0 && storage.codes.row(of: key, field: 0, in: rows) != nil ? nil : .notContained
    }
    if key != 0, storage.codes.row(of: key, field: 0, in: rows) != nil { return found }
    let system = storage.parts.index(part, PartField.systemRow)
    guard system != 0 else { return .notContained }
    // A code system in which case does not matter: the code as the system writes it.
    let codeSystem = CodeSystem(storage, system - 1)
    guard !codeSystem.isCaseSensitive, let concept = codeSystem.lookup(code) else {
      return .notContained
    }
    let written = storage.concepts.word(concept.row, ConceptField.code)
    return storage.codes.row(of: written, field: 0, in: rows) != nil ? found : .notContained
  }
}
