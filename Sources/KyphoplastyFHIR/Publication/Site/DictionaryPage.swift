/// The page of the record's dictionary.
struct DictionaryPage {
  let dictionary: RecordDictionary
  let links: SiteLinks

  var page: SitePage {
    let fields = dictionary.fields
    let count = fields.count { !$0.isGroup }
    let rows = fields.map { row(of: $0) }.joined()
    return SitePage(
      file: "dictionary.html", title: "Dictionary of the record", kind: "Dictionary",
      keywords: "record fields mapping",
      body: """
        <p class="kind">Dictionary</p>
        <h1>The record, field by field</h1>
        <p class="lead">What a record can hold, and the FHIR element that carries it: \(count) fields. A list is \
        marked by <code>[]</code>; what a group cannot be without is marked by a dot.</p>
        <p class="filter"><label for="filter">Show the fields that contain</label>
        <input id="filter" type="search" autocomplete="off" spellcheck="false" data-filters="fields">
        <output id="filtered" for="filter"></output></p>
        <table class="fields" id="fields"><thead><tr><th scope="col">Field</th><th scope="col">Value</th>\
        <th scope="col">Meaning</th><th scope="col">FHIR</th></tr></thead><tbody>
        \(rows)</tbody></table>

        """)
  }

  private func row(of field: RecordDictionary.Field) -> String {
    let depth = field.path.utf8.count { $0 == UInt8(ascii: ".") }
    let name = field.path.split(separator: ".").last.map(String.init) ?? field.path
    let before = field.path.dropLast(name.count)
    let required = field.isRequired ? "<span class=\"required\" title=\"required\">•</span>" : ""
    let words = field.words.map { "<code>\(HTMLText.escaped($0))</code>" }.joined(separator: " ")
    let value =
      field.words.isEmpty
      ? HTMLText.escaped(field.type)
        + (field.unit.map { ", <code>\(HTMLText.escaped($0))</code>" } ?? "")
      : words
    let expression =
      field.expression.map {
        "<details><summary>FHIRPath</summary><pre class=\"path\">\(HTMLText.escaped($0))</pre></details>"
      } ?? ""
    return """
      <tr id="\(HTMLText.escaped(field.path))" class="\(field.isGroup ? "group" : "field")">\
      <th scope="row" style="--depth:\(depth)"><span class="before">\(HTMLText.escaped(before))</span>\
      \(HTMLText.escaped(name))\(required)</th><td class="types">\(value)</td>\
      <td class="says">\(HTMLText.prose(field.description))</td>\
      <td class="fhir">\(HTMLText.escaped(field.mapping ?? ""))\(expression)</td></tr>

      """
  }
}
