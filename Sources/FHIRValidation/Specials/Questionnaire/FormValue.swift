internal import LosslessJSON

/// The value of an answer, of an option or of a condition, with the type that its key names.
struct FormValue: Sendable {
  /// The end of the key, as in `valueCoding`: `Coding`.
  let type: String
  let json: JSONValue

  /// Takes the member whose key is the prefix and a type; `nil` where there is none.
  init?(_ owner: JSONValue, prefix: String = "value") {
    for (key, node) in owner.document.members(of: owner.node) {
      let name = owner.document.text(of: key)
      guard name.hasPrefix(prefix), let first = name.dropFirst(prefix.count).utf8.first,
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      else { continue }
      type = String(name.dropFirst(prefix.count))
      json = JSONValue(owner.document, node)
      return
    }
    return nil
  }

  init(type: String, json: JSONValue) {
    self.type = type
    self.json = json
  }

  /// The text of a primitive; `nil` for an object.
  var text: String? { json.string ?? json.number ?? json.boolean.map { $0 ? "true" : "false" } }

  /// The type's name as definitions write it: `dateTime`, `Coding`.
  var typeName: String {
    switch type {
    case "Attachment", "Coding", "Quantity", "Reference": type
    default: type.prefix(1).lowercased() + type.dropFirst()
    }
  }
}
