internal import LosslessJSON

/// The pages of profiles and extensions.
struct ProfilePages {
  let package: ProfilePackage
  let links: SiteLinks
  /// The examples that claim a profile, by its canonical url.
  let claims: [String: [ExampleClaim]]

  func page(of profile: ProfileSources.Resource) -> SitePage? {
    guard let outline = package.outline(of: profile) else { return nil }
    let json = profile.document.value
    let isExtension = json["type"]?.string == "Extension"
    var body = ResourceHead(profile, links: links).html(
      kind: isExtension
        ? "Extension" : json["kind"]?.string == "logical" ? "Logical model" : "Profile",
      facts: facts(of: json))
    body += tree(outline)
    body += constraints(of: outline)
    body += bindings(of: outline)
    body += examples(of: profile)
    body += differential(of: json)
    let elements = outline.rows.filter(\.isOwn).compactMap { row in
      row.depth > 0 ? row.name + (row.short.map { " " + $0 } ?? "") : nil
    }
    return SitePage(
      file: SiteLinks.page(of: profile), title: profile.title,
      kind: isExtension ? "Extension" : "Profile",
      keywords: ([profile.id] + elements).joined(separator: " "), body: body)
  }

  private func facts(of json: JSONValue) -> [(String, String)] {
    var facts: [(String, String)] = []
    if let type = json["type"]?.string {
      facts.append(
        ("Of", json["kind"]?.string == "logical" ? HTMLText.escaped(type) : links.type(type)))
    }
    if let base = json["baseDefinition"]?.string { facts.append(("Stands on", links.link(base))) }
    let contexts = json["context"].map { Array($0.elements) } ?? []
    if !contexts.isEmpty {
      let words = contexts.compactMap { $0["expression"]?.string }.map {
        "<code>\(HTMLText.escaped($0))</code>"
      }
      facts.append(("May stand on", words.joined(separator: ", ")))
    }
    return facts
  }

  // MARK: The tree

  private func tree(_ outline: ProfileOutline) -> String {
    let rows = outline.rows.map { row(of: $0) }.joined()
    let inherited = outline.rows.count { !$0.isOwn }
    let more =
      inherited == 0
      ? ""
      : """
      <input type="checkbox" id="all"><label for="all">Show the \(inherited) elements too that come \
      from the base as they are</label>

      """
    return """
      <section aria-labelledby="tree">
      <h2 id="tree">Elements</h2>
      <p class="legend"><b class="flag must">S</b> must be supported \
      <b class="flag modifier">!</b> changes the meaning <b class="flag">Σ</b> part of a summary</p>
      \(more)<table class="tree"><thead><tr><th scope="col">Element</th><th scope="col">Flags</th>\
      <th scope="col">Count</th><th scope="col">Type</th><th scope="col">What it says</th></tr></thead><tbody>
      \(rows)</tbody></table>
      </section>

      """
  }

  private func row(of row: ProfileOutline.Row) -> String {
    let kinds = [row.isOwn ? "own" : "inherited", row.cardinality.hasSuffix("..0") ? "none" : ""]
    return """
      <tr class="\(kinds.filter { !$0.isEmpty }.joined(separator: " "))" id="\(HTMLText.escaped(row.id))">\
      <th scope="row" style="--depth:\(row.depth)">\(name(of: row))</th>\
      <td class="flags">\(flags(of: row))</td><td class="count">\(row.cardinality)</td>\
      <td class="types">\(row.types.map { type($0) }.joined(separator: "<br>"))</td>\
      <td class="says">\(says(row))</td></tr>

      """
  }

  private func name(of row: ProfileOutline.Row) -> String {
    let parts = row.name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return HTMLText.escaped(row.name) }
    return
      "\(HTMLText.escaped(parts[0]))<span class=\"slice\">:\(HTMLText.escaped(parts[1]))</span>"
  }

  private func flags(of row: ProfileOutline.Row) -> String {
    (row.mustSupport ? "<b class=\"flag must\" title=\"must be supported\">S</b>" : "")
      + (row.isModifier ? "<b class=\"flag modifier\" title=\"changes the meaning\">!</b>" : "")
      + (row.isSummary ? "<b class=\"flag\" title=\"part of a summary\">Σ</b>" : "")
  }

  private func type(_ type: ProfileOutline.TypeWord) -> String {
    // The row of an element says where it is defined; the profile of a bare type says nothing more.
    guard !type.profiles.isEmpty else { return links.type(type.code) }
    return links.type(type.code) + "<span class=\"profiles\">"
      + type.profiles.map { links.link($0) }.joined(separator: ", ") + "</span>"
  }

  private func says(_ row: ProfileOutline.Row) -> String {
    var parts: [String] = []
    if let short = row.short { parts.append("<p>\(HTMLText.prose(short))</p>") }
    if let reason = row.reason { parts.append("<p class=\"reason\">\(HTMLText.prose(reason))</p>") }
    if let comment = row.comment {
      parts.append("<p class=\"comment\">\(HTMLText.prose(comment))</p>")
    }
    if let value = row.value { parts.append("<p class=\"value\">\(self.value(value))</p>") }
    if let slicing = row.slicing {
      parts.append("<p class=\"slicing\">Sliced \(HTMLText.escaped(slicing))</p>")
    }
    if let binding = row.binding, row.isOwn {
      parts.append(
        "<p class=\"binding\">Codes: \(links.link(binding.valueSet)) (\(binding.strength))</p>")
    }
    let own = row.constraints.filter(\.isOwn).map {
      "<a href=\"#rule-\(HTMLText.escaped($0.key))\"><code>\(HTMLText.escaped($0.key))</code></a>"
    }
    if !own.isEmpty { parts.append("<p class=\"rules\">Rules: \(own.joined(separator: ", "))</p>") }
    return parts.joined()
  }

  /// A value that is asked for: its codes with their systems where it has any, else its JSON.
  private func value(_ text: String) -> String {
    let json = try? JSONDocument(Array(text.utf8)).value
    var codings: [JSONValue] = []
    if let list = json?["coding"] {
      codings = Array(list.elements)
    } else if let json, json["code"] != nil {
      codings = [json]
    }
    let codes = codings.compactMap { coding -> String? in
      guard let code = coding["code"]?.string else { return nil }
      let word = "<code>\(HTMLText.escaped(code))</code>"
      guard let system = coding["system"]?.string else { return word }
      return "\(word) of \(links.link(system))"
    }
    guard !codes.isEmpty, codes.count == codings.count else {
      return "Value: <code>\(HTMLText.escaped(text))</code>"
    }
    return "Code: \(codes.joined(separator: ", "))"
  }

  // MARK: Tables

  private func constraints(of outline: ProfileOutline) -> String {
    var seen: Set<String> = []
    var (own, inherited): ([[String]], [[String]]) = ([], [])
    for row in outline.rows {
      for constraint in row.constraints where seen.insert(constraint.key).inserted {
        let key = HTMLText.escaped(constraint.key)
        let cells = [
          constraint.isOwn ? "<code id=\"rule-\(key)\">\(key)</code>" : "<code>\(key)</code>",
          constraint.isError ? "error" : "warning", "<code>\(HTMLText.escaped(row.id))</code>",
          "<p>\(HTMLText.prose(constraint.human))</p>"
            + (constraint.isOwn ? RulesPage.explanation(of: constraint.key) : "")
            + (constraint.expression.map { "<pre class=\"path\">\(HTMLText.escaped($0))</pre>" }
              ?? ""),
        ]
        if constraint.isOwn { own.append(cells) } else { inherited.append(cells) }
      }
    }
    let headings = ["Rule", "Breaking it is", "On", "What must be true"]
    var html = ""
    if !own.isEmpty { html += HTMLText.table(headings, own, kind: "rules") }
    if !inherited.isEmpty {
      html += """
        <details><summary>\(inherited.count) rules of FHIR and US Core</summary>
        \(HTMLText.table(headings, inherited, kind: "rules"))</details>

        """
    }
    return html.isEmpty
      ? "" : "<section aria-labelledby=\"rules\"><h2 id=\"rules\">Rules</h2>\n\(html)</section>\n"
  }

  private func bindings(of outline: ProfileOutline) -> String {
    let rows = outline.rows.filter(\.isOwn).compactMap { row in
      row.binding.map { binding in
        [
          "<a href=\"#\(HTMLText.escaped(row.id))\"><code>\(HTMLText.escaped(row.id))</code></a>",
          binding.strength, links.link(binding.valueSet),
        ]
      }
    }
    guard !rows.isEmpty else { return "" }
    return """
      <section aria-labelledby="bindings"><h2 id="bindings">Value sets</h2>
      \(HTMLText.table(["Element", "Strength", "Value set"], rows))</section>

      """
  }

  private func examples(of profile: ProfileSources.Resource) -> String {
    let found = claims[profile.url ?? ""] ?? []
    guard !found.isEmpty else { return "" }
    let items = found.prefix(Self.exampleLimit).map { claim in
      "<li>\(HTMLText.link("\(SiteLinks.page(ofExample: claim.story))#\(claim.anchor)", claim.title))</li>"
    }
    let more = found.count - Self.exampleLimit
    return """
      <section aria-labelledby="examples"><h2 id="examples">Examples</h2>
      <ul class="columns">\(items.joined())</ul>
      \(more > 0 ? "<p>And \(more) more in the <a href=\"examples.html\">samples</a>.</p>" : "")</section>

      """
  }

  private static let exampleLimit = 12

  private func differential(of json: JSONValue) -> String {
    let view = JSONView(links: links).html(of: json)
    return """
      <section aria-labelledby="source"><h2 id="source">Source</h2>
      <details><summary>The differential as JSON</summary>
      \(view)</details></section>

      """
  }
}
