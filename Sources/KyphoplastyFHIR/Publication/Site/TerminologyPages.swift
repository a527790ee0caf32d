internal import LosslessJSON

/// The pages of value sets, code systems and concept maps.
struct TerminologyPages {
  let links: SiteLinks
  /// The profiles that a value set is bound in, by its canonical url.
  let users: [String: [ProfileSources.Resource]]

  func page(of resource: ProfileSources.Resource) -> SitePage? {
    let json = resource.document.value
    let (kind, tables): (String, String)
    switch resource.type {
    case "ValueSet": (kind, tables) = ("Value set", valueSet(json) + usedBy(resource))
    case "CodeSystem": (kind, tables) = ("Code system", codeSystem(json))
    case "ConceptMap": (kind, tables) = ("Concept map", conceptMap(json))
    default: return nil
    }
    return SitePage(
      file: SiteLinks.page(of: resource), title: resource.title, kind: kind,
      keywords: ([resource.id] + codes(in: json)).joined(separator: " "),
      body: ResourceHead(resource, links: links).html(kind: kind) + tables)
  }

  // MARK: Value sets

  private func valueSet(_ json: JSONValue) -> String {
    let compose = json["compose"]
    let includes = list(compose, "include").map { part($0, excluded: false) }
    let excludes = list(compose, "exclude").map { part($0, excluded: true) }
    return "<section aria-labelledby=\"codes\"><h2 id=\"codes\">Codes</h2>\n"
      + includes.joined() + excludes.joined() + "</section>\n"
  }

  private func part(_ include: JSONValue, excluded: Bool) -> String {
    var html = ""
    let system = include["system"]?.string
    if let system {
      html += "<h3>\(excluded ? "Not from " : "From ")\(links.link(system))</h3>\n"
    }
    let sets = list(include, "valueSet").compactMap(\.string).map { links.link($0) }
    if !sets.isEmpty { html += "<p>What is in \(sets.joined(separator: " and ")).</p>\n" }
    let filters = list(include, "filter").map { filter in
      let words = ["property", "op", "value"].compactMap { filter[$0]?.string }
      return "<code>\(HTMLText.escaped(words.joined(separator: " ")))</code>"
    }
    if !filters.isEmpty {
      html += "<p>The codes for which \(filters.joined(separator: " and ")).</p>\n"
    }
    let concepts = list(include, "concept").map { concept in
      [
        "<code>\(HTMLText.escaped(concept["code"]?.string ?? ""))</code>",
        HTMLText.escaped(concept["display"]?.string ?? ""),
      ]
    }
    if !concepts.isEmpty {
      html += HTMLText.table(["Code", "Meaning"], concepts)
    } else if system != nil, filters.isEmpty, sets.isEmpty {
      html += "<p>Every code of it.</p>\n"
    }
    return html
  }

  private func usedBy(_ resource: ProfileSources.Resource) -> String {
    let profiles = users[resource.url ?? ""] ?? []
    guard !profiles.isEmpty else { return "" }
    let items = profiles.map { "<li>\(HTMLText.link(SiteLinks.page(of: $0), $0.title))</li>" }
    return """
      <section aria-labelledby="users"><h2 id="users">Where it is bound</h2>
      <ul class="columns">\(items.joined())</ul></section>

      """
  }

  // MARK: Code systems and maps

  private func codeSystem(_ json: JSONValue) -> String {
    var rows: [[String]] = []
    func add(_ concepts: [JSONValue], depth: Int) {
      for concept in concepts {
        let code = HTMLText.escaped(concept["code"]?.string ?? "")
        rows.append([
          "<code id=\"\(code)\" style=\"--depth:\(depth)\">\(code)</code>",
          HTMLText.escaped(concept["display"]?.string ?? ""),
          HTMLText.prose(concept["definition"]?.string ?? ""),
        ])
        if depth < 16 { add(list(concept, "concept"), depth: depth + 1) }
      }
    }
    add(list(json, "concept"), depth: 0)
    return "<section aria-labelledby=\"codes\"><h2 id=\"codes\">\(rows.count) codes</h2>\n"
      + HTMLText.table(["Code", "Name", "Definition"], rows) + "</section>\n"
  }

  private func conceptMap(_ json: JSONValue) -> String {
    let groups = list(json, "group").map { group in
      let (from, to) = (group["source"]?.string ?? "", group["target"]?.string ?? "")
      let rows = list(group, "element").flatMap { element -> [[String]] in
        let source = [
          "<code>\(HTMLText.escaped(element["code"]?.string ?? ""))</code>",
          HTMLText.escaped(element["display"]?.string ?? ""),
        ]
        let targets = list(element, "target")
        if targets.isEmpty { return [source + ["", "", ""]] }
        return targets.map { target in
          source + [
            "<code>\(HTMLText.escaped(target["code"]?.string ?? ""))</code>",
            HTMLText.escaped(target["display"]?.string ?? ""),
            HTMLText.escaped(
              [target["equivalence"]?.string, target["comment"]?.string].compactMap { $0 }
                .joined(separator: ": ")),
          ]
        }
      }
      return "<h3>\(links.link(from)) to \(links.link(to))</h3>\n"
        + HTMLText.table(["From", "Name", "To", "Name", "How"], rows)
    }
    return "<section aria-labelledby=\"codes\"><h2 id=\"codes\">What becomes what</h2>\n"
      + groups.joined() + "</section>\n"
  }

  // MARK: Words

  /// The codes and names that a search finds a page by.
  private func codes(in json: JSONValue) -> [String] {
    var words: [String] = []
    func add(_ concepts: [JSONValue]) {
      for concept in concepts {
        words += ["code", "display"].compactMap { concept[$0]?.string }
        add(list(concept, "concept"))
      }
    }
    for include in list(json["compose"], "include") { add(list(include, "concept")) }
    add(list(json, "concept"))
    return words
  }

  private func list(_ value: JSONValue?, _ key: String) -> [JSONValue] {
    value?[key].map { Array($0.elements) } ?? []
  }
}
