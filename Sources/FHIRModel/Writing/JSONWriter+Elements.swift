internal import LosslessJSON

// One overload per shape of an element. FHIR has neither null members nor empty objects, arrays and
// strings, so that what is absent or empty is left out here, once, and the types above need no checks.
extension JSONWriter {
  mutating func member<Value: R4.Element>(_ key: StaticString, _ value: Value?) {
    guard let value else { return }
    self.key(key)
    value.write(to: &self)
  }

  mutating func member<Value: R4.Element>(_ key: StaticString, _ values: [Value]) {
    guard !values.isEmpty else { return }
    self.key(key)
    array { json in
      for value in values { value.write(to: &json) }
    }
  }

  mutating func member(_ key: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    self.key(key)
    string(text)
  }

  mutating func member(_ key: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    self.key(key)
    array { json in
      for text in texts { json.string(text) }
    }
  }

  mutating func member(_ key: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    boolean(value)
  }

  mutating func member(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    integer(value)
  }

  /// Writes a text that the program itself holds and that needs no escapes.
  mutating func member(_ key: StaticString, _ text: StaticString) {
    self.key(key)
    string(text.description)
  }
}
