import FHIRPathEngine
import LosslessJSON

/// One item that an expression comes to, as it is written.
struct ExpressionResult {
  private let item: FHIRPathItem
  private let path: String?
  private let file: String
  private let position: SourcePosition?

  init(
    _ item: FHIRPathItem, path: String?, file: String, document: JSONDocument?,
    lines: JSONLineIndex?
  ) {
    self.item = item
    self.path = path
    self.file = file
    // What a reference has led to may be in another document.
    if case .element(let own, let value, let sibling) = item.content, own === document,
      let node = value ?? sibling
    {
      position = lines?.position(of: node)
    } else {
      position = nil
    }
  }

  private var typeName: String { item.typeName ?? "unknown" }

  /// `file:line:column: path: type value` on a line, as far as it is known.
  var text: String {
    var text = file.isEmpty ? "" : file + ":"
    if let position { text += "\(position):" }
    if !text.isEmpty { text += " " }
    if let path { text += path + ": " }
    var json = JSONWriter(capacity: 64)
    write(to: &json)
    return text + typeName + " " + String(decoding: json.finish(), as: UTF8.self) + "\n"
  }

  /// An object with the members `file`, `line`, `column`, `path`, `type` and `value`, as far as they are known.
  var json: String {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      if !file.isEmpty { json.member("file", file) }
      if let position {
        json.member("line", position.line)
        json.member("column", position.column)
      }
      if let path { json.member("path", path) }
      json.member("type", typeName)
      json.key("value" as StaticString)
      write(to: &json)
    }
    return String(decoding: json.finish(), as: UTF8.self) + "\n"
  }

  private func write(to json: inout JSONWriter) {
    switch item.content {
    case .element(let document, let value?, _): json.copy(value, of: document)
    case .element: json.null()
    case .value(.boolean(let value)): json.boolean(value)
    case .value(.integer(let value)): json.integer(value)
    case .value(.decimal(let value)): json.number(value.description)
    case .value(let value): json.string(value.description)
    }
  }
}

extension JSONWriter {
  /// Writes a value as it stands in a document, without the white space around it.
  fileprivate mutating func copy(_ node: JSONNode, of document: JSONDocument) {
    switch document.kind(of: node) {
    case .object:
      object { json in
        for (key, value) in document.members(of: node) {
          json.key(document.text(of: key))
          json.copy(value, of: document)
        }
      }
    case .array:
      array { json in
        for element in document.elements(of: node) { json.copy(element, of: document) }
      }
    default: json(document.bytes[document.range(of: node)])
    }
  }
}
