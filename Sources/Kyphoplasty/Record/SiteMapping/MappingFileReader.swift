internal import Yams

/// Takes the settings of a mapping file out of its YAML, and notes all that is wrong on the way.
struct MappingFileReader {
  var mapping = SiteMapping()
  var faults: [SiteMappingError.Fault] = []

  private enum Key: String, CaseIterable {
    case timeZone, ambiguousTime, dateFormats, nullWords, trueWords, falseWords, decimalComma
    case delimiter, listSeparator, files, constants, units, translate
  }

  mutating func read(_ root: Node) {
    defer { mapping.finish() }
    if isNull(root) { return }
    for (key, value) in pairs(of: root, "the file") {
      guard let setting = setting(key) else { continue }
      switch setting {
      case .timeZone: readTimeZone(value)
      case .ambiguousTime: readAmbiguousTime(value)
      case .dateFormats: readDateFormats(value)
      case .nullWords: mapping.nullWords = Set(words(of: value))
      case .trueWords: mapping.trueWords = Set(words(of: value))
      case .falseWords: mapping.falseWords = Set(words(of: value))
      case .decimalComma: readDecimalComma(value)
      case .delimiter: character(value).map { mapping.delimiter = $0 }
      case .listSeparator: character(value).map { mapping.listSeparator = $0 }
      case .files: readFiles(value)
      case .constants: readConstants(value)
      case .units: readUnits(value)
      case .translate: readTranslations(value)
      }
    }
  }

  private mutating func setting(_ key: Node) -> Key? {
    let names = Key.allCases.map(\.rawValue)
    guard let name = text(of: key) else { return nil }
    if let setting = Key(rawValue: name) { return setting }
    report(
      "\(name) is no setting", key, suggestion: Suggestion.nearest(to: name, among: names), names)
    return nil
  }

  // MARK: Settings

  private mutating func readTimeZone(_ value: Node) {
    guard let name = text(of: value) else { return }
    mapping.timeZone = LocalTimeZone(name: name)
    if mapping.timeZone == nil {
      report(
        "is no time zone; accepted: a name of the IANA database such as America/Chicago", value)
    }
  }

  private mutating func readAmbiguousTime(_ value: Node) {
    guard let word = text(of: value) else { return }
    mapping.ambiguousTime = SiteMapping.AmbiguousTime(rawValue: word)
    if mapping.ambiguousTime == nil { report("accepted: earlier, later", value) }
  }

  private mutating func readDateFormats(_ value: Node) {
    for node in elements(of: value) {
      guard let text = text(of: node) else { continue }
      do { mapping.dateFormats.append(try DateFormat(text)) } catch { report(error.words, node) }
    }
  }

  private mutating func readDecimalComma(_ value: Node) {
    switch text(of: value) {
    case "true": mapping.hasDecimalComma = true
    case "false": mapping.hasDecimalComma = false
    case nil: break
    default: report("accepted: true, false", value)
    }
  }

  private mutating func character(_ value: Node) -> UInt8? {
    guard let text = text(of: value) else { return nil }
    if text == "\\t" || text == "tab" { return 0x09 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte != UInt8(ascii: "\""), byte < 0x80
    else {
      report("accepted: one ASCII character other than the quotation mark, or tab", value)
      return nil
    }
    return byte
  }

  private mutating func readFiles(_ value: Node) {
    let names = RecordTable.all.map(\.name)
    for (key, value) in pairs(of: value, "files") {
      guard let name = text(of: key) else { continue }
      guard let table = RecordTable.named(name) else {
        report(
          "\(name) is no table", key, suggestion: Suggestion.nearest(to: name, among: names), names)
        continue
      }
      mapping.tables[name] = readTable(value, of: table)
    }
  }

  private mutating func readTable(_ value: Node, of table: RecordTable) -> SiteMapping.TableRule {
    var rule = SiteMapping.TableRule()
    if value.scalar != nil {
      rule.file = text(of: value)
      return rule
    }
    for (key, value) in pairs(of: value, "a file name, or file and columns") {
      switch text(of: key) {
      case "file": rule.file = text(of: value)
      case "columns": rule.columns = readColumns(value, of: table)
      case nil: break
      case .some(let name):
        report("\(name) is no setting of a table", key, ["file", "columns"])
      }
    }
    return rule
  }

  private mutating func readColumns(_ value: Node, of table: RecordTable) -> [String: String?] {
    var columns: [String: String?] = [:]
    for (key, value) in pairs(of: value, "columns, each with its field") {
      guard let name = text(of: key) else { continue }
      if isNull(value) {
        columns[name] = .some(nil)
        continue
      }
      guard let path = text(of: value) else { continue }
      switch table.use(of: path) {
      case .unknown(let suggestion):
        report("\(path) is no field of \(table.name)", value, suggestion: suggestion)
      case .unusable(let reason): report("\(path) \(reason)", value)
      default: columns[name] = path
      }
    }
    return columns
  }

  // MARK: Fields

  private mutating func readConstants(_ value: Node) {
    for (key, value) in pairs(of: value, "fields, each with its value") {
      guard let field = field(key), let text = text(of: value) else { continue }
      guard case .value(let kind, let words) = content(field) else {
        report("is a list or a group; only a single value can be constant", key)
        continue
      }
      if kind == .word, !words.contains(text) {
        report(
          "is no word of this field", value, suggestion: Suggestion.nearest(to: text, among: words),
          words)
        continue
      }
      mapping.setRule(for: field) { $0.constant = text }
    }
  }

  private mutating func readUnits(_ value: Node) {
    for (key, value) in pairs(of: value, "fields, each with the unit of the site") {
      guard let field = field(key), let name = text(of: value) else { continue }
      guard let unit = RecordShape.encounter.fields[field].limits.unit else {
        report("has no unit", key)
        continue
      }
      guard let conversion = UnitConversion(from: name, to: unit) else {
        report(
          "\(name) cannot be turned into \(unit.rawValue)", value, UnitConversion.sources(for: unit)
        )
        continue
      }
      mapping.setRule(for: field) { $0.unit = conversion }
    }
  }

  private mutating func readTranslations(_ value: Node) {
    for (key, value) in pairs(of: value, "fields, each with its codes") {
      guard let field = field(key) else { continue }
      let (kind, words): (ValueKind, [String])
      switch content(field) {
      case .value(let ofValue, let accepted), .list(let ofValue, let accepted, _):
        (kind, words) = (ofValue, accepted)
      default:
        report("is a group; only a value can be translated", key)
        continue
      }
      var translations: [String: String] = [:]
      for (code, word) in pairs(of: value, "codes of the site, each with the record's word") {
        guard let code = text(of: code), let target = text(of: word) else { continue }
        if kind == .word, !words.contains(target) {
          let suggestion = Suggestion.nearest(to: target, among: words)
          report("\(target) is no word of this field", word, suggestion: suggestion, words)
        }
        translations[code] = target
      }
      mapping.setRule(for: field) { $0.translations = translations }
    }
  }

  private func content(_ field: Int) -> RecordShape.Content {
    RecordShape.encounter.fields[field].content
  }

  private mutating func field(_ key: Node) -> Int? {
    guard let path = text(of: key) else { return nil }
    if let field = RecordShape.encounter.field(at: path) { return field }
    let paths = RecordShape.encounter.fields.map(\.path)
    report(
      "\(path) is no field of the record", key,
      suggestion: Suggestion.nearest(to: path, among: paths))
    return nil
  }

  // MARK: YAML

  private mutating func pairs(of node: Node, _ expected: String) -> [(key: Node, value: Node)] {
    guard let mapping = node.mapping else {
      report("accepted here: \(expected), as a mapping of keys to values", node)
      return []
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private mutating func elements(of node: Node) -> [Node] {
    node.sequence.map(Array.init) ?? [node]
  }

  private mutating func words(of node: Node) -> [String] {
    var words: [String] = []
    for element in elements(of: node) { text(of: element).map { words.append($0) } }
    return words
  }

  private mutating func text(of node: Node) -> String? {
    guard let scalar = node.scalar else {
      report("accepted here: a single value", node)
      return nil
    }
    return scalar.string
  }

  private func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .any || scalar.style == .plain else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

  private mutating func report(
    _ words: String, _ node: Node, suggestion: String? = nil, _ accepted: [String] = []
  ) {
    var message = words
    if let suggestion {
      message += "; did you mean \(suggestion)?"
    } else if !accepted.isEmpty {
      message += "; accepted: " + accepted.joined(separator: ", ")
    }
    faults.append(
      SiteMappingError.Fault(
        line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message))
  }
}
