internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// A string, or what is written as one: a date, a code.
  func text(_ element: BundleElement?) -> PartValue? {
    guard let element else { return nil }
    guard let text = element.string else {
      log.report(.bundle(.unreadable(expected: "a text")), at: element)
      return nil
    }
    log.use(element)
    return PartValue(text: text, origin: .node(element.node))
  }

  /// A string without what the mapping puts before it.
  func text(_ element: BundleElement?, after label: String) -> PartValue? {
    guard var value = text(element) else { return nil }
    if value.text.hasPrefix(label) { value.text.removeFirst(label.count) }
    return value
  }

  /// A date of what may be a date with a time.
  func date(_ element: BundleElement?) -> PartValue? {
    guard var value = text(element) else { return nil }
    if value.text.count > 10 { value.text = String(value.text.prefix(10)) }
    return value
  }

  func number(_ element: BundleElement?) -> PartValue? {
    guard let element else { return nil }
    guard element.document.kind(of: element.node) == .number else {
      log.report(.bundle(.unreadable(expected: "a number")), at: element)
      return nil
    }
    log.use(element)
    return PartValue(
      text: element.document.text(of: element.node), isWord: true, origin: .node(element.node))
  }

  func boolean(_ element: BundleElement?) -> PartValue? {
    guard let element else { return nil }
    guard let value = element.document.boolean(element.node) else {
      log.report(.bundle(.unreadable(expected: "true or false")), at: element)
      return nil
    }
    log.use(element)
    return PartValue(text: value ? "true" : "false", isWord: true, origin: .node(element.node))
  }

  /// The number of a quantity in the unit that the record has.
  func amount(_ quantity: BundleElement?, _ unit: UCUM) -> PartValue? {
    guard let quantity, let value = quantity["value"] else { return nil }
    if let code = quantity["code"] ?? quantity["unit"], !code.isText(unit.rawValue),
      !code.isText(unit.unit), !unit.isDimensionless
    {
      log.report(.bundle(.unit(expected: unit.rawValue)), at: quantity)
      return nil
    }
    log.use(quantity)
    return number(value)
  }

  /// A word of the record that an element stands for.
  func word(_ word: (some RecordValue)?, from element: BundleElement?) -> PartValue? {
    guard let word, let element else { return nil }
    log.use(element)
    return PartValue(text: word.recordText, origin: .node(element.node))
  }

  /// The word that a concept stands for; one that has none is reported.
  func word<Word: RecordWord & Coded>(
    _ concept: BundleElement?, as type: Word.Type, text words: (Word) -> String? = { _ in nil }
  ) -> PartValue? {
    guard let concept else { return nil }
    guard let word = concept.word(of: type, text: words) else {
      log.report(.bundle(.unknownCode), at: concept)
      return nil
    }
    return self.word(word, from: concept)
  }

  /// The words of a concept: its text, else what its first code means, else the code.
  func words(of concept: BundleElement?) -> PartValue? {
    guard let concept else { return nil }
    log.use(concept)
    let coding = concept.codings.first
    return text(concept["text"]) ?? text(coding?["display"]) ?? text(coding?["code"])
  }

  /// A value that the record states and that does not follow from another one.
  ///
  /// What another field fills in where the record says nothing is the same text; the mapping marks where the record
  /// says it all the same.
  func stated(
    _ value: PartValue?, _ name: String, in marked: BundleElement?, unless other: PartValue?
  ) -> PartValue? {
    guard let value, value.text == other?.text else { return value }
    return isStated(name, in: marked) ? value : nil
  }

  /// Whether an element is marked as stated by the record.
  func isStated(_ name: String, in marked: BundleElement?) -> Bool {
    let marks = marked?.allExtended(by: OwnExtension.statedElement.url.text) ?? []
    guard let mark = marks.first(where: { $0["valueCode"]?.isText(name) == true }) else {
      return false
    }
    log.use(mark)
    return true
  }

  /// The first note of a resource.
  func note(_ resource: BundleResource?) -> PartValue? { text(resource?.first("note")?["text"]) }
}

extension UCUM {
  /// Whether the number is the same with every unit that may stand beside it.
  var isDimensionless: Bool {
    switch self {
    case .score, .one, .standardDeviation: true
    default: false
    }
  }
}
