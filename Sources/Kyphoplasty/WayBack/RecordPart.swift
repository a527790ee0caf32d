internal import LosslessJSON

/// Where in the bundles a value of a record stands.
enum BundleOrigin: Sendable {
  /// An element of the bundle that is read.
  case node(JSONNode)
  /// An element of a bundle that was read before: what encounters share.
  case elsewhere(RecordPlace)
}

/// A value of a record with the element that it was read from.
struct PartValue: Sendable {
  var text: String
  /// Whether it is a number or true or false, which stand in JSON without quotation marks.
  var isWord = false
  var origin: BundleOrigin
}

/// A part of a record while it is put together from a bundle: its fields by name.
struct RecordPart: Sendable {
  enum Content: Sendable {
    case value(PartValue)
    case part(RecordPart)
    case list([Content])
    /// A place of a list that is left open.
    case open
  }

  private(set) var fields: [(name: StaticString, content: Content)] = []
  /// The element that tells of the part as a whole.
  var origin: BundleOrigin?

  init(from origin: BundleOrigin? = nil) { self.origin = origin }

  /// Whether no field has a value.
  var isEmpty: Bool { fields.isEmpty }

  /// Whether a field has a value.
  func has(_ name: StaticString) -> Bool {
    fields.contains { $0.name.description == name.description }
  }

  /// The text of a field that has a single value.
  func text(_ name: StaticString) -> String? {
    for (field, content) in fields where field.description == name.description {
      if case .value(let value) = content { return value.text }
    }
    return nil
  }

  /// The part without a field.
  func without(_ name: StaticString) -> RecordPart {
    var part = self
    part.fields.removeAll { $0.name.description == name.description }
    return part
  }

  mutating func set(_ name: StaticString, _ value: PartValue?) {
    if let value { fields.append((name, .value(value))) }
  }

  /// Sets a group; one without a field is none.
  mutating func set(_ name: StaticString, _ part: RecordPart?) {
    if let part, !part.isEmpty { fields.append((name, .part(part))) }
  }

  mutating func set(_ name: StaticString, _ values: [PartValue]) {
    if !values.isEmpty { fields.append((name, .list(values.map { .value($0) }))) }
  }

  mutating func set(_ name: StaticString, open values: [PartValue?]) {
    guard values.contains(where: { $0 != nil }) else { return }
    fields.append((name, .list(values.map { $0.map { .value($0) } ?? .open })))
  }

  mutating func set(_ name: StaticString, _ parts: [RecordPart]) {
    if !parts.isEmpty { fields.append((name, .list(parts.map { .part($0) }))) }
  }

  /// Takes over the fields of another part.
  mutating func add(_ other: RecordPart) {
    fields += other.fields
    origin = origin ?? other.origin
  }
}

extension RecordPart {
  /// The part as a JSON text, and which element each place of it came from.
  func written() -> (bytes: [UInt8], origins: [BundleOrigins.Entry]) {
    var writer = PartWriter()
    writer.write(self)
    return (writer.json.bytes, writer.origins)
  }
}

private struct PartWriter {
  var json = JSONBytes()
  var origins: [BundleOrigins.Entry] = []

  mutating func write(_ part: RecordPart) {
    note(part.origin)
    json.open("{")
    for (name, content) in part.fields {
      json.key(name.description)
      write(content)
    }
    json.close("}")
  }

  private mutating func write(_ content: RecordPart.Content) {
    switch content {
    case .value(let value):
      note(value.origin)
      if value.isWord { json.word(value.text) } else { json.string(value.text.utf8) }
    case .part(let part): write(part)
    case .open: json.word("null")
    case .list(let contents):
      json.open("[")
      for content in contents { write(content) }
      json.close("]")
    }
  }

  private mutating func note(_ origin: BundleOrigin?) {
    guard let origin else { return }
    origins.append(BundleOrigins.Entry(offset: json.nextOffset, origin: origin))
  }
}
