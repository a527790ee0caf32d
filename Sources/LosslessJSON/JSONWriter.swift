/// Writes JSON, member by member, straight into bytes: no whitespace, no reordering, no number made from a binary one.
///
///     var json = JSONWriter()
///     json.object { json in
///       json.member("status", "final")
///       json.key("value")
///       json.number("0.010")
///     }
public struct JSONWriter: ~Copyable {
  var output: ByteOutput
  private var needsComma = false

  /// Starts with nothing written.
  public init(capacity: Int = 4096) { output = ByteOutput(capacity: capacity) }

  /// What has been written so far.
  public var bytes: [UInt8] { output.bytes }

  /// The number of bytes that have been written so far.
  public var count: Int { output.count }

  /// Ends the writing and gives the bytes away.
  public consuming func finish() -> [UInt8] { output.finish() }

  /// Starts again, and keeps the memory for what comes next.
  public mutating func removeAll() {
    output.removeAll()
    needsComma = false
  }

  // MARK: Containers

  /// Writes `{`, what `body` writes, and `}`.
  ///
  /// - Throws: what `body` throws.
  @inlinable
  public mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes `[`, what `body` writes, and `]`.
  ///
  /// - Throws: what `body` throws.
  @inlinable
  public mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "["))
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes the key of the member whose value comes next.
  ///
  /// The key must need no escapes.
  public mutating func key(_ key: StaticString) {
    key.withUTF8Buffer { key in
      output.reserve(key.count + 4)
      if needsComma { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "\""))
      output.append(key)
      output.append(UInt8(ascii: "\""))
      output.append(UInt8(ascii: ":"))
    }
    needsComma = false
  }

  /// Writes the key of the member whose value comes next.
  public mutating func key(_ key: String) {
    string(key)
    output.reserve(1)
    output.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  /// Writes a string, escaping what JSON asks for and nothing else.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// Writes a string, escaping what JSON asks for and nothing else.
  public mutating func string(_ text: Substring) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// Writes a string that is UTF-8 already.
  public mutating func string(utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { string(utf8: $0) }
  }

  /// Writes a string that is UTF-8 already.
  public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    separate(beforeBytes: 1)
    output.append(UInt8(ascii: "\""))
    output.appendEscaped(utf8)
    output.reserve(1)
    output.append(UInt8(ascii: "\""))
  }

  /// Writes the text of a number as it is.
  ///
  /// The caller answers for its being a JSON number.
  public mutating func number(_ text: String) {
    var text = text
    text.withUTF8 { raw($0) }
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int) {
    separate(beforeBytes: 20)
    output.appendDecimal(value)
  }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) {
    (value ? "true" as StaticString : "false").withUTF8Buffer { raw($0) }
  }

  /// Writes `null`.
  public mutating func null() { ("null" as StaticString).withUTF8Buffer { raw($0) } }

  /// Writes a value that is JSON already, byte for byte.
  public mutating func json(_ value: some Collection<UInt8>) {
    if value.withContiguousStorageIfAvailable({ raw($0) }) == nil {
      Array(value).withUnsafeBufferPointer { raw($0) }
    }
  }

  // MARK: Members

  /// Writes a member with a string.
  public mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    string(text)
  }

  /// Writes a member with an integer.
  public mutating func member(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(value)
  }

  /// Writes a member with `true` or `false`.
  public mutating func member(_ key: StaticString, _ value: Bool) {
    self.key(key)
    boolean(value)
  }

  // MARK: Parts

  @usableFromInline
  mutating func open(_ bracket: UInt8) {
    separate(beforeBytes: 1)
    output.append(bracket)
    needsComma = false
  }

  @usableFromInline
  mutating func close(_ bracket: UInt8) {
    output.reserve(1)
    output.append(bracket)
    needsComma = true
  }

  private mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate(beforeBytes: bytes.count)
    output.append(bytes)
  }

  /// Writes the comma before a value of so many bytes, and makes room for both.
  @inline(__always)
  private mutating func separate(beforeBytes count: Int) {
    output.reserve(count + 1)
    if needsComma { output.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
