internal import LosslessJSON

/// The pages of what is neither profile nor terminology: what a server needs, search parameters, questionnaires.
struct OtherPages {
  let links: SiteLinks

  func page(of resource: ProfileSources.Resource) -> SitePage {
    let kind = Self.kind(of: resource.type)
    let json = resource.document.value
    let tables = resource.type == "CapabilityStatement" ? capabilities(json) : ""
    return SitePage(
      file: SiteLinks.page(of: resource), title: resource.title, kind: kind,
      keywords: resource.id,
      body: ResourceHead(resource, links: links).html(kind: kind) + tables
        + """
        <section aria-labelledby="source"><h2 id="source">Source</h2>
        <details\(tables.isEmpty ? " open" : "")><summary>The resource as JSON</summary>
        \(JSONView(links: links).html(of: json))</details></section>

        """)
  }

  private static func kind(of type: String) -> String {
    switch type {
    case "CapabilityStatement": "Capability statement"
    case "SearchParameter": "Search parameter"
    case "ImplementationGuide": "Implementation guide"
    default: type
    }
  }

  /// What a server does with each type of resource.
  private func capabilities(_ json: JSONValue) -> String {
    let rests = list(json, "rest")
    let rows = rests.flatMap { list($0, "resource") }.map { resource in
      [
        "<code>\(HTMLText.escaped(resource["type"]?.string ?? ""))</code>",
        list(resource, "interaction").compactMap { $0["code"]?.string }.joined(separator: ", "),
        list(resource, "searchParam").compactMap { $0["name"]?.string }.map {
          "<code>\(HTMLText.escaped($0))</code>"
        }.joined(separator: ", "),
        list(resource, "supportedProfile").compactMap(\.string).map { links.link($0) }
          .joined(separator: "<br>"),
      ]
    }
    let whole = rests.flatMap { list($0, "interaction") }.compactMap { $0["code"]?.string }
    return """
      <section aria-labelledby="types"><h2 id="types">Types of resources</h2>
      \(whole.isEmpty ? "" : "<p>On the whole: \(HTMLText.escaped(whole.joined(separator: ", "))).</p>")
      \(HTMLText.table(["Type", "Interactions", "Searched by", "Profiles"], rows))</section>

      """
  }

  private func list(_ value: JSONValue, _ key: String) -> [JSONValue] {
    value[key].map { Array($0.elements) } ?? []
  }
}
