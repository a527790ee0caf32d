internal import Kyphoplasty
internal import LosslessJSON

/// A resource of an example that claims a profile.
struct ExampleClaim {
  /// The story that it is from.
  var story: String
  /// Where it stands on the page of the example.
  var anchor: String
  /// What it is called in a list.
  var title: String
}

/// The pages of examples: the story's spine, and the resources of its bundle.
struct ExamplePages {
  let links: SiteLinks
  let examples: [Example]

  private struct Entry {
    var resource: JSONValue
    var type: String
    var reference: String
    var anchor: String
    var profiles: [String]
  }

  func page(of example: Example) -> SitePage {
    let entries = Self.entries(of: example)
    var anchors: [String: String] = [:]
    for entry in entries { anchors[entry.reference] = entry.anchor }
    let view = JSONView(links: links, anchors: anchors)
    let rows = entries.map { entry in
      [
        "<a href=\"#\(entry.anchor)\">\(entry.type)</a>", Self.label(of: entry.resource),
        entry.profiles.map { links.link($0) }.joined(separator: "<br>"),
      ]
    }
    let resources = entries.map { entry in
      """
      <details id="\(entry.anchor)"><summary>\(entry.type) <span>\(Self.label(of: entry.resource))</span></summary>
      \(view.html(of: entry.resource))</details>

      """
    }
    let title = Self.title(of: example)
    return SitePage(
      file: SiteLinks.page(ofExample: example.story), title: title, kind: "Example",
      keywords: example.story + " "
        + example.encounter.levels.map(\.vertebra.rawValue).joined(separator: " "),
      body: """
        <p class="kind">Example</p>
        <h1>\(title)</h1>
        <p class="lead">\(HTMLText.escaped(Self.summary(of: example.encounter))) The patient is invented.</p>
        <div class="beside">
        \(SpineDrawing(example.encounter).figure)
        <section aria-labelledby="entries"><h2 id="entries">What the bundle holds</h2>
        \(HTMLText.table(["Resource", "About", "Profiles"], rows))</section>
        </div>
        <section aria-labelledby="resources"><h2 id="resources">Resources</h2>
        \(resources.joined())</section>

        """)
  }

  /// The resources of all examples that claim profiles, by canonical url.
  var claims: [String: [ExampleClaim]] {
    var claims: [String: [ExampleClaim]] = [:]
    for example in examples {
      for entry in Self.entries(of: example) {
        for profile in entry.profiles {
          let label = Self.label(of: entry.resource)
          claims[profile, default: []].append(
            ExampleClaim(
              story: example.story, anchor: entry.anchor,
              title: "\(Self.title(of: example)): \(label.isEmpty ? entry.type : label)"))
        }
      }
    }
    return claims
  }

  /// The story's name as a title: `Two levels t12 l1` with vertebrae as they are written.
  static func title(of example: Example) -> String {
    let words = example.story.split(separator: "-").map(String.init)
    return words.enumerated().map { place, word in
      if Vertebra(rawValue: word.uppercased()) != nil || word == "pcs" { return word.uppercased() }
      return place == 0 ? word.prefix(1).uppercased() + word.dropFirst() : word
    }.joined(separator: " ")
  }

  /// The story in a sentence.
  static func summary(of encounter: KyphoplastyEncounter) -> String {
    let levels = encounter.levels.map(\.vertebra.rawValue)
    let technique =
      switch encounter.procedure.technique {
      case .balloonKyphoplasty: "Balloon kyphoplasty"
      case .vertebroplasty: "Vertebroplasty"
      case .implantAugmentation: "Augmentation with an implant"
      }
    return levels.isEmpty ? "\(technique)." : "\(technique) of \(levels.joined(separator: ", "))."
  }

  private static func entries(of example: Example) -> [Entry] {
    let bundles = [example.directory, example.bundle].compactMap { $0 }
    var entries: [Entry] = []
    for bundle in bundles {
      guard let document = try? JSONDocument(bundle) else { continue }
      for entry in document.value["entry"].map({ Array($0.elements) }) ?? [] {
        guard let resource = entry["resource"], let type = resource["resourceType"]?.string,
          let id = resource["id"]?.string
        else { continue }
        let profiles = resource["meta"]?["profile"].map { Array($0.elements) } ?? []
        entries.append(
          Entry(
            resource: resource, type: type, reference: "\(type)/\(id)", anchor: "\(type)-\(id)",
            profiles: profiles.compactMap(\.string)))
      }
    }
    return entries
  }

  /// What a resource is about: the text or display of its code, or its name.
  private static func label(of resource: JSONValue) -> String {
    func text(_ concept: JSONValue?) -> String? {
      guard let concept else { return nil }
      if let text = concept["text"]?.string { return text }
      let codings = concept["coding"].map { Array($0.elements) } ?? []
      return codings.lazy.compactMap { $0["display"]?.string }.first
        ?? codings.first?["code"]?.string
    }
    func first(_ value: JSONValue?) -> JSONValue? {
      value.flatMap { $0.elements.first { _ in true } }
    }
    let what =
      text(resource["code"]) ?? text(resource["medicationCodeableConcept"])
      ?? text(resource["type"]) ?? text(first(resource["type"])) ?? text(
        first(resource["category"]))
      ?? resource["name"]?.string ?? first(resource["name"])?["family"]?.string
      ?? resource["description"]?.string
    let place = text(resource["bodySite"]) ?? text(first(resource["bodySite"]))
    // A fracture's text names the vertebra itself.
    if let what, let place, what.hasSuffix(place) { return HTMLText.escaped(what) }
    return HTMLText.escaped([what, place].compactMap { $0 }.joined(separator: ", "))
  }
}
