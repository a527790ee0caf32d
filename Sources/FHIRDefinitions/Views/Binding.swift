/// The value set that an element's codes come from, and how strictly.
public struct Binding: Sendable {
  let storage: PackStorage
  let row: Int

  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// How strictly a value set is meant.
  public enum Strength: UInt8, Sendable {
    /// The codes only show what is meant.
    case example = 1
    /// The codes should be used.
    case preferred
    /// The codes must be used where one of them fits.
    case extensible
    /// The codes must be used.
    case required
  }

  /// How strictly the value set is meant.
  public var strength: Strength {
    Strength(
      rawValue: UInt8(
        truncatingIfNeeded: storage.bindings.word(row, BindingField.strength)))
      ?? .example
  }

  /// The canonical url of the value set, perhaps with a version.
  public var valueSet: String? {
    storage.optional(storage.bindings.index(row, BindingField.valueSet))
  }

  /// The value set that codes must come from however weak the binding is.
  public var maximumValueSet: String? {
    storage.optional(storage.bindings.index(row, BindingField.maximum))
  }

  /// The value set whose codes a system must be able to handle.
  public var minimumValueSet: String? {
    storage.optional(storage.bindings.index(row, BindingField.minimum))
  }

  /// The binding's other extensions that state facts, additional bindings among them, as a JSON array.
  public var extensionsJSON: [UInt8]? {
    let text = storage.bindings.index(row, BindingField.extensions)
    return text == 0 ? nil : Array(storage.utf8(text))
  }
}
