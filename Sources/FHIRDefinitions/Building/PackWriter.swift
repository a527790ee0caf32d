/// Makes the bytes of a pack from facts that are in their final order.
struct PackWriter {
  struct Input {
    var sources: [PackSource]
    var structures: [(facts: StructureFacts, package: Int)]
    var codeSystems: [CodeSystemLibrary.Entry]
    var valueSets: [(entry: ValueSetExpander.Entry, expansion: Expansion)]
    var canonicals: [(facts: CanonicalFacts, package: Int)]
    var library: CodeSystemLibrary
    /// Properties of type string that some filter asks for; all other strings are words for people.
    var filterProperties: Set<String>
    /// The packs around: a type that they define keeps its name.
    var context: Definitions
  }

  var strings = PackStrings()
  var tables: [PackSection: PackRows] = [:]
  let input: Input
  /// The structures that define types, by name.
  var typeRows: [String: UInt32] = [:]
  /// Those of them that are found by name.
  var namedTypes: Set<String> = []
  /// The first row of each structure's elements.
  var elementRows: [UInt32] = []
  /// The first row of each code system's concepts.
  var conceptRows: [UInt32] = []

  static func bytes(_ input: Input) throws(PackError) -> [UInt8] {
    var writer = PackWriter(input: input)
    writer.writeAll()
    writer.strings.number()
    writer.writeAll()
    return try writer.assemble()
  }

  private init(input: Input) { self.input = input }

  private mutating func writeAll() {
    for section in PackSection.allCases where section.width > 0 {
      tables[section] = PackRows(section)
    }
    writeSources()
    writeStructures()
    writeCodeSystems()
    writeValueSets()
    for (facts, package) in input.canonicals {
      var row = [strings.key(facts.url), strings.text(facts.version), strings.text(facts.type)]
      row += [strings.text(facts.id), UInt32(truncatingIfNeeded: package)]
      append(row, to: .canonicals)
    }
  }

  private mutating func writeSources() {
    for source in input.sources {
      var row = [strings.text(source.id), strings.text(source.version)]
      row.append(strings.text(source.fhirVersion))
      row += source.digestWords
      row += textRange(source.dependencies.flatMap { [$0.id, $0.version] })
      append(row, to: .sources)
    }
  }

  // MARK: Rows

  @discardableResult
  mutating func append(_ row: [UInt32], to section: PackSection) -> UInt32 {
    tables[section, default: PackRows(section)].append(row)
  }

  mutating func range(_ rows: [UInt32], in section: PackSection) -> [UInt32] {
    tables[section, default: PackRows(section)].range(rows)
  }

  mutating func row(_ row: [UInt32], in section: PackSection) -> UInt32 {
    tables[section, default: PackRows(section)].row(row)
  }

  func count(_ section: PackSection) -> UInt32 {
    UInt32(truncatingIfNeeded: tables[section]?.count ?? 0)
  }

  // MARK: Bytes

  private func assemble() throws(PackError) -> [UInt8] {
    var text: [UInt8] = []
    var stringWords: [UInt32] = []
    for string in strings.sorted {
      stringWords += [
        UInt32(truncatingIfNeeded: text.count), UInt32(truncatingIfNeeded: string.utf8.count),
      ]
      text.append(contentsOf: string.utf8)
    }
    while text.count % 4 != 0 { text.append(0) }

    let sections = PackSection.allCases
    var body: [UInt8] = []
    var directory: [UInt32] = []
    let start = PackFormat.headerLength + sections.count * PackFormat.sectionEntryLength
    for section in sections {
      let words: [UInt32]
      switch section {
      case .text:
        directory += [UInt32(start), UInt32(truncatingIfNeeded: text.count), 0]
        body += text
        continue
      case .strings: words = stringWords
      case .slots: words = strings.slots()
      default: words = tables[section]?.words ?? []
      }
      directory += [
        UInt32(truncatingIfNeeded: start + body.count),
        UInt32(truncatingIfNeeded: words.count / section.width), UInt32(section.width),
      ]
      for word in words { body.appendWord(word) }
    }
    let length = start + body.count
    guard length <= Int(Int32.max) else { throw PackError(.tooLarge) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    PackFormat.magic.withUTF8Buffer { bytes.append(contentsOf: $0) }
    let header = [
      PackFormat.version, UInt32(length), UInt32(sections.count), UInt32(strings.keyCount),
    ]
    for word in header + directory { bytes.appendWord(word) }
    return bytes + body
  }
}

extension [UInt8] {
  fileprivate mutating func appendWord(_ word: UInt32) {
    append(UInt8(truncatingIfNeeded: word))
    append(UInt8(truncatingIfNeeded: word >> 8))
    append(UInt8(truncatingIfNeeded: word >> 16))
    append(UInt8(truncatingIfNeeded: word >> 24))
  }
}

extension PackSource {
  /// The digest as eight words; zeros where it is no digest.
  var digestWords: [UInt32] {
    let digits = Array(sha256)
    return (0..<8).map { place in
      guard digits.count == 64 else { return 0 }
      return UInt32(String(digits[(place * 8)..<(place * 8 + 8)]), radix: 16) ?? 0
    }
  }
}
