internal import LosslessJSON

/// The pages of what is neither profile nor terminology: what a server needs, search parameters, questionnaires.
struct OtherPages {
  let links: SiteLinks
  let package: ProfilePackage
  let examples: [Example]

  func page(of resource: ProfileSources.Resource) -> SitePage {
    let kind = Self.kind(of: resource.type)
    let isGuide = resource.type == "ImplementationGuide"
    let json =
      isGuide
      ? package.guide(resource.document.value, examples).value : resource.document.value
    let tables =
      isGuide ? guide(json) : resource.type == "CapabilityStatement" ? capabilities(json) : ""
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

  /// What a guide needs, and what it lists, group by group.
  private func guide(_ json: JSONValue) -> String {
    guard let definition = json["definition"] else { return "" }
    let needs = list(json, "dependsOn").map { package in
      ["packageId", "version"].map { key in
        "<code>\(HTMLText.escaped(package[key]?.string ?? ""))</code>"
      }
    }
    let resources = list(definition, "resource")
    let groups = list(definition, "grouping").map { group in
      let rows = resources.filter { $0["groupingId"]?.string == group["id"]?.string }.map {
        [self.link(to: $0), HTMLText.prose($0["description"]?.string ?? "")]
      }
      return """
        <h3>\(HTMLText.escaped(group["name"]?.string ?? ""))</h3>
        <p>\(HTMLText.prose(group["description"]?.string ?? ""))</p>
        \(HTMLText.table(["Resource", "About"], rows, kind: "plain contents"))
        """
    }
    return """
      <section aria-labelledby="needs"><h2 id="needs">What it stands on</h2>
      \(HTMLText.table(["Package", "Version"], needs))</section>
      <section aria-labelledby="contents"><h2 id="contents">\(resources.count) resources</h2>
      \(groups.joined())</section>

      """
  }

  /// A listed resource as a link to its page; an example's directory stands on the page of the example.
  private func link(to listed: JSONValue) -> String {
    let reference = listed["reference"]?["reference"]?.string ?? ""
    let name = listed["name"]?.string ?? reference
    let parts = reference.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return HTMLText.escaped(name) }
    if listed["exampleCanonical"] == nil {
      return HTMLText.link("\(parts[0])-\(parts[1]).html", name)
    }
    let story = examples.first {
      parts[1] == $0.story || parts[1] == $0.story + "-directory"
    }?.story
    return story.map { HTMLText.link(SiteLinks.page(ofExample: $0), name) }
      ?? HTMLText.escaped(name)
  }

  private func list(_ value: JSONValue, _ key: String) -> [JSONValue] {
    value[key].map { Array($0.elements) } ?? []
  }
}
