internal import LosslessJSON

extension TranslationList {
  /// Reads a ConceptMap of FHIR R4 whose groups lead from a site's codes to the words of a field.
  ///
  /// Of several targets the first that means the same is taken; a target that is unmatched, or means only something
  /// near, translates nothing, for a record would then say what the site did not.
  mutating func readConceptMap(_ bytes: [UInt8]) {
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes)
    } catch {
      let position = error.position
      return report("is no JSON: \(error.message)", line: position.line, column: position.column)
    }
    guard let type = document.member("resourceType", of: document.root),
      document.isString(type, "ConceptMap")
    else { return report("is no ConceptMap of FHIR", line: 1, column: 1) }
    for group in document.list("group", of: document.root) {
      let node = document.member("target", of: group) ?? group
      let target = document.member("target", of: group).map { document.text(of: $0) } ?? ""
      guard let hash = target.firstIndex(of: "#") else {
        report(
          "the target of a group must name a field: \(RecordField.model)#levels.side", document,
          node)
        continue
      }
      let place = document.position(at: document.range(of: node).lowerBound)
      guard
        let field = field(
          String(target[target.index(after: hash)...]), line: place.line, column: place.column)
      else { continue }
      for element in document.list("element", of: group) { read(element, field, document) }
    }
  }

  private mutating func read(_ element: JSONNode, _ field: Int, _ document: JSONDocument) {
    let code = document.member("code", of: element).map { document.text(of: $0) } ?? ""
    let targets = document.list("target", of: element)
    let same = targets.first { target in
      guard let meaning = document.member("equivalence", of: target) else { return false }
      return ["equal", "equivalent", "wider", "subsumes"].contains {
        document.isString(meaning, $0)
      }
    }
    guard let same, let word = document.member("code", of: same) else { return }
    let place = document.position(at: document.range(of: word).lowerBound)
    add(field, code, document.text(of: word), line: place.line, column: place.column)
  }

  private mutating func report(_ message: String, _ document: JSONDocument, _ node: JSONNode) {
    let place = document.position(at: document.range(of: node).lowerBound)
    report(message, line: place.line, column: place.column)
  }
}

/// How a ConceptMap names a field of the record.
enum RecordField {
  /// The logical model of the record.
  static let model = "http://example.org/fhir/kyphoplasty/StructureDefinition/encounter-record"
}

extension [Translation] {
  /// The translations as a ConceptMap of FHIR R4, with a group for each field; read again it gives the same.
  ///
  /// - Parameters:
  ///   - base: the base of the site's urls, without a slash at its end: `https://hospital.example/fhir`.
  ///   - id: the id of the resource: letters, digits, points and hyphens.
  /// - Returns: JSON.
  public func conceptMap(base: String, id: String = "site-translations") -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("resourceType", "ConceptMap")
    json.member("id", id)
    json.member("url", "\(base)/ConceptMap/\(id)")
    json.member("name", "SiteTranslations")
    json.member("title", "The site's words for the words of the record")
    json.member("status", "active")
    json.key("group")
    json.open("[")
    var rest = self[...]
    while let first = rest.first {
      let entries = rest.prefix { $0.field == first.field }
      rest = rest.dropFirst(entries.count)
      json.open("{")
      json.member("source", "\(base)/CodeSystem/\(first.field)")
      json.member("target", "\(RecordField.model)#\(first.field)")
      json.key("element")
      json.open("[")
      for entry in entries { json.write(entry) }
      json.close("]")
      json.close("}")
    }
    json.close("]")
    json.close("}")
    return json.bytes + [0x0A]
  }
}

extension JSONBytes {
  fileprivate mutating func write(_ entry: Translation) {
    open("{")
    member("code", entry.code)
    key("target")
    open("[")
    open("{")
    member("code", entry.word)
    member("equivalence", "equivalent")
    close("}")
    close("]")
    close("}")
  }
}
