extension ElementDefinition {
  /// The elements directly below, slices included; none where the content is only said by the type.
  @inlinable public var children: ElementChildren {
    let end = Swift.min(word(ElementField.end), storage.elements.count)
    return ElementChildren(storage, row + 1, end: end)
  }

  /// Whether elements below are defined here, and not only by the type.
  @inlinable public var hasChildren: Bool { word(ElementField.end) > row + 1 }

  /// The element that this one is directly below; `nil` for the root.
  public var parent: ElementDefinition? {
    let parent = word(ElementField.parentRow)
    return parent == 0 ? nil : ElementDefinition(storage, parent - 1)
  }

  /// The slices of this element, those of slices included: the siblings that follow it with the same path.
  public var slices: [ElementDefinition] {
    guard let parent else { return [] }
    let path = word(ElementField.path)
    let prefix = sliceName.map { $0 + "/" }
    return parent.children.filter { other in
      guard other.row > row, other.word(ElementField.path) == path, let name = other.sliceName
      else { return false }
      return prefix.map { name.hasPrefix($0) } ?? true
    }
  }

  /// What a key of the JSON object means: the element, and the type where the key names one of a choice.
  ///
  /// The key `valueQuantity` finds `value[x]` with the type `Quantity`. A slice is never found, but what it slices. The
  /// key `_birthDate` of a primitive's extensions is found as `birthDate`.
  @inlinable
  public func child(named key: UnsafeBufferPointer<UInt8>) -> ElementChild? {
    let string = storage.key(key)
    guard string != 0 else { return nil }
    let rows = storage.elements.range(row, ElementField.childrenRange, in: storage.children)
    guard let child = storage.children.row(of: string, field: ChildField.key, in: rows)
    else { return nil }
    return ElementChild(storage, child)
  }

  /// What a key of the JSON object means: the element, and the type where the key names one of a choice.
  public func child(named key: some StringProtocol) -> ElementChild? {
    var key = String(key)
    return key.withUTF8 { child(named: $0) }
  }

  /// Whether its name, a choice's without `[x]`, is the given text; without allocation.
  @inlinable
  public func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    storage.equals(word(ElementField.name), name)
  }
}

/// The elements directly below another, in their order.
public struct ElementChildren: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline var row: Int
  @usableFromInline let end: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int, end: Int) {
    self.storage = storage
    self.row = row
    self.end = end
  }

  /// The next element.
  @inlinable
  public mutating func next() -> ElementDefinition? {
    guard row < end else { return nil }
    let element = ElementDefinition(storage, row)
    row = Swift.max(row + 1, element.word(ElementField.end))
    return element
  }
}

/// What a key of a JSON object means.
public struct ElementChild: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// The element.
  @inlinable public var element: ElementDefinition {
    ElementDefinition(storage, storage.children.index(row, ChildField.element))
  }

  /// The type that the key names, where the element is a choice.
  @inlinable public var choiceType: TypeReference? {
    let type = storage.children.index(row, ChildField.typeRow)
    return type == 0 ? nil : TypeReference(storage, type - 1)
  }

  /// The only type that the value can have: the choice's, or that of an element with one type.
  @inlinable public var type: TypeReference? {
    if let choiceType { return choiceType }
    let types = element.types
    return types.count == 1 ? types.first : nil
  }
}
