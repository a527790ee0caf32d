internal import LosslessJSON

/// An item of a Questionnaire.
struct FormItem: Sendable {
  let json: JSONValue
  let linkID: String?
  let type: FormItemType?
  let isRequired: Bool
  let repeats: Bool
  /// The item that it is part of, by its place in `Form.items`.
  let parent: Int?
  /// The values that an answer may have, where the item lists them.
  let options: [FormOption]
  /// The items that are part of it.
  var children: [Int] = []

  init(_ json: JSONValue, parent: Int?) {
    self.json = json
    self.parent = parent
    linkID = json["linkId"]?.string
    type = json["type"]?.string.flatMap { FormItemType(rawValue: $0) }
    isRequired = json["required"]?.boolean ?? false
    repeats = json["repeats"]?.boolean ?? false
    options = json["answerOption"]?.elements.compactMap { FormOption($0) } ?? []
  }

  /// The link id as it may be shown in words.
  var name: String { linkID.map { Cause.shown(code: $0) } ?? "" }

  /// The value set that an answer comes from.
  var answerValueSet: String? { json["answerValueSet"]?.string }
}

/// One value of a list to choose an answer from.
struct FormOption: Sendable {
  let value: FormValue
  /// Whether no other answer may stand beside it.
  let isExclusive: Bool

  init?(_ json: JSONValue) {
    guard let value = FormValue(json) else { return nil }
    self.value = value
    isExclusive =
      json.extension("http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive")?
      .json.boolean ?? false
  }
}

extension JSONValue {
  /// The value of the first extension with a url.
  func `extension`(_ url: String) -> FormValue? { extensions(url).first }

  /// The values of all extensions with a url.
  func extensions(_ url: String) -> [FormValue] {
    self["extension"]?.elements.filter { $0["url"]?.string == url }
      .compactMap { FormValue($0) } ?? []
  }
}
