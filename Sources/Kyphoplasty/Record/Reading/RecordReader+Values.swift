internal import FHIRModel
internal import LosslessJSON

extension RecordReader {
  enum ValueReading<Value> {
    case value(Value)
    case absent
    /// Something is wrong with it, and is reported.
    case fault
  }

  /// Reads the member with a name, or else the constant that the mapping file has for it.
  mutating func single<Value: RecordValue>(
    _ name: StaticString, field: Int, _ limits: FieldLimits, as type: Value.Type
  ) -> ValueReading<Value> {
    if let node = member(name) {
      let reading = value(at: node, field: field, limits, as: type)
      if case .absent = reading {} else { return reading }
    }
    guard let constant = mapping.constant(for: field) else { return .absent }
    return read(constant, at: nil, field: field, limits, as: type)
  }

  mutating func value<Value: RecordValue>(
    at node: JSONNode, field: Int, _ limits: FieldLimits, as type: Value.Type
  ) -> ValueReading<Value> {
    let kind = document.kind(of: node)
    if kind == .null { return .absent }
    if hasKinds {
      let accepted: JSONKind =
        switch Value.kind {
        case .integer, .decimal: .number
        case .boolean: .boolean
        default: .string
        }
      guard kind == accepted else {
        report(.wrongType(expected: accepted.words), at: node, value: document.text(of: node))
        return .fault
      }
      if kind != .string {
        return read(document.text(of: node), at: node, field: field, limits, as: type)
      }
    } else if kind != .string {
      report(.wrongType(expected: "a single value"), at: node)
      return .fault
    }
    let text = trimmedText(of: node)
    if text.isEmpty || mapping.isNull(text) { return .absent }
    return read(text, at: node, field: field, limits, as: type)
  }

  /// The text of a string without the white space around it.
  private func trimmedText(of node: JSONNode) -> String {
    document.withUTF8(of: node) { utf8 in
      String(decoding: TextBytes.trimmed(utf8[...]), as: UTF8.self)
    }
  }

  private mutating func read<Value: RecordValue>(
    _ given: String, at node: JSONNode?, field: Int, _ limits: FieldLimits, as type: Value.Type
  ) -> ValueReading<Value> {
    var text = given
    if mapping.changesValues || (!hasKinds && Value.kind == .boolean) {
      do {
        text = try mapping.standard(given, for: field, kind: Value.kind, hasKinds: hasKinds)
      } catch {
        report(error.problem, at: node, value: given)
        return .fault
      }
    }
    do {
      return try checked(Value.read(text), text, given: given, at: node, limits)
    } catch {
      return fault(error, text, given: given, at: node, field: field, as: type)
    }
  }

  private mutating func checked<Value: RecordValue>(
    _ value: Value, _ text: String, given: String, at node: JSONNode?, _ limits: FieldLimits
  ) -> ValueReading<Value> {
    switch Value.kind {
    case .integer, .decimal:
      guard let range = limits.range else { break }
      guard let number = Double(text), number.isFinite, range.contains(number) else {
        report(.outOfRange(range, unit: limits.unit), at: node, value: given)
        return .fault
      }
    case .text, .drug:
      if let form = limits.form, !form.accepts(text) {
        report(.wrongForm(form), at: node, value: given)
        return .fault
      }
      guard TextBytes.isAllowed(text) else {
        report(.forbiddenText, at: node)
        return .fault
      }
    default: break
    }
    return .value(value)
  }

  /// Reports a text that is no value of its kind, unless it is a time that only lacks seconds or its offset.
  private mutating func fault<Value: RecordValue>(
    _ fault: ValueFault, _ text: String, given: String, at node: JSONNode?, field: Int,
    as type: Value.Type
  ) -> ValueReading<Value> {
    var problem = RecordProblem.malformed(Value.kind)
    switch fault {
    case .udi(let reason): problem = .malformedDevice(reason)
    case .unknownWord:
      unmapped.append(UnmappedValue(field: shape.fields[field].path, value: given))
      let suggestion = Suggestion.nearest(to: text, among: Value.words)
      problem = .unknownWord(accepted: Value.words, suggestion: suggestion)
    case .malformed where Value.kind == .dateTime:
      do {
        if let standard = try mapping.timeInCommonForm(text),
          let value = try? Value.read(standard)
        {
          return .value(value)
        }
      } catch { problem = error.problem }
    case .malformed: break
    }
    report(problem, at: node, value: given)
    return .fault
  }
}

extension JSONKind {
  /// What is accepted, in words.
  var words: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false, without quotation marks"
    case .number: "a number, without quotation marks"
    case .string: "a text in quotation marks"
    case .array: "a list in brackets"
    case .object: "an object in braces"
    }
  }
}
