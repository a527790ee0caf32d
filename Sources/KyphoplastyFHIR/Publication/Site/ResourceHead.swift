internal import LosslessJSON

/// What stands at the head of a resource's page: name, description, url.
struct ResourceHead {
  private let resource: ProfileSources.Resource
  private let links: SiteLinks

  init(_ resource: ProfileSources.Resource, links: SiteLinks) {
    self.resource = resource
    self.links = links
  }

  /// The head, with facts as pairs of words and HTML.
  func html(kind: String, facts: [(String, String)] = []) -> String {
    let json = resource.document.value
    var facts = facts
    if let url = resource.url {
      facts.insert(("Canonical url", "<code class=\"url\">\(HTMLText.escaped(url))</code>"), at: 0)
    }
    if let status = json["status"]?.string {
      let version = json["version"]?.string ?? links.version
      facts.append(("Version", "\(HTMLText.escaped(version)), \(HTMLText.escaped(status))"))
    }
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined()
    let description = json["description"]?.string.map {
      "<p class=\"lead\">\(HTMLText.prose($0))</p>"
    }
    return """
      <p class="kind">\(kind)</p>
      <h1>\(HTMLText.escaped(resource.title))</h1>
      \(description ?? "")
      \(list.isEmpty ? "" : "<dl class=\"facts\">\(list)</dl>")

      """
  }
}
