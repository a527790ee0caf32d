internal import LosslessJSON

/// JSON for reading: laid out, coloured, and with links where it names what the site has a page for.
struct JSONView {
  let links: SiteLinks
  /// The anchors of resources on the same page, by reference: `Patient/1`.
  var anchors: [String: String] = [:]

  /// The value as an element `pre`.
  func html(of value: JSONValue) -> String {
    var text = "<pre class=\"json\" tabindex=\"0\">"
    write(value, depth: 0, to: &text)
    return text + "</pre>\n"
  }

  private func write(_ value: JSONValue, depth: Int, to text: inout String) {
    switch value.kind {
    case .object:
      writeList(value.members.map { ($0.key, $0.value) }, "{", "}", depth: depth, to: &text)
    case .array:
      writeList(value.elements.map { (nil, $0) }, "[", "]", depth: depth, to: &text)
    case .string: writeString(value, to: &text)
    default: text += "<i>\(String(decoding: value.bytes, as: UTF8.self))</i>"
    }
  }

  private func writeList(
    _ items: [(key: String?, value: JSONValue)], _ open: String, _ close: String, depth: Int,
    to text: inout String
  ) {
    guard !items.isEmpty else {
      text += open + close
      return
    }
    let indent = String(repeating: "  ", count: depth + 1)
    text += open
    for (place, item) in items.enumerated() {
      text += (place == 0 ? "\n" : ",\n") + indent
      if let key = item.key { text += "<b>\"\(HTMLText.escaped(key))\"</b>: " }
      write(item.value, depth: depth + 1, to: &text)
    }
    text += "\n" + indent.dropLast(2) + close
  }

  private func writeString(_ value: JSONValue, to text: inout String) {
    // As it is written, escapes included.
    let written = HTMLText.escaped(String(decoding: value.bytes, as: UTF8.self))
    let string = value.string ?? ""
    if let anchor = anchors[string] {
      text += "<a href=\"#\(anchor)\">\(written)</a>"
    } else if string.hasPrefix("http"), let page = links.page(string) {
      text += "<a href=\"\(page)\">\(written)</a>"
    } else {
      text += written
    }
  }
}
