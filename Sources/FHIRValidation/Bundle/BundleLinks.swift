internal import LosslessJSON

extension Walk {
  /// Checks the links of a bundle: pages stand only where there are pages, and each relation once.
  mutating func checkLinks(of bundle: BundleIndex, _ node: JSONNode) {
    guard bundle.type != .unknown,
      let key = document.members(of: node).first(where: { document.isString($0.key, "link") })?.key,
      document.kind(of: key.valueOfKey) == .array
    else { return }
    let hasPages = bundle.type == .searchset || bundle.type == .history
    var seen: Set<String> = []
    path.push(key: key, isSibling: false, nameLength: 0)
    for (index, link) in document.elements(of: key.valueOfKey).enumerated() {
      guard let relation = stringMember("relation", of: link) else { continue }
      path.setIndex(index)
      check(document.text(of: relation), relation, of: link, hasPages, &seen)
      if bundle.type == .document { checkStylesheet(relation, link, in: bundle) }
    }
    path.pop()
  }

  private mutating func check(
    _ name: String, _ relation: JSONNode, of link: JSONNode, _ hasPages: Bool,
    _ seen: inout Set<String>
  ) {
    let isPage = ["first", "previous", "next", "last"].contains(name)
    if isPage, !hasPages { return report(.error, .pageLink(name), atMember: relation) }
    guard isPage || name == "self", !seen.insert(name).inserted else { return }
    if hasPages {
      report(.error, .sameLink(name), at: link)
    } else {
      report(.error, .sameLink(name), atMember: relation)
    }
  }

  private mutating func checkStylesheet(
    _ relation: JSONNode, _ link: JSONNode, in bundle: BundleIndex
  ) {
    guard document.isString(relation, "stylesheet"), let url = stringMember("url", of: link) else {
      return
    }
    let (isAbsolute, isFound, isOwn) = withText(of: url) { text in
      (
        URIFormat.isAbsolute(text), bundle.byIdentity.match(for: text) != nil,
        text.isEqual(to: "https://hl7.org/fhir/fhir.css")
      )
    }
    if isAbsolute, !isOwn {
      report(.warning, .foreignStylesheet, atMember: url)
    } else if !isAbsolute, !isFound {
      report(.error, .missingStylesheet, atMember: url)
    }
  }
}

extension Rule {
  static let bundleLink = Rule(
    "bundle.link", .invalid, "The links of a bundle go with its type, and each stands once.",
    explanation: """
      first, previous, next and last are pages of a search or a history, and stand nowhere else; they and self stand once. The \
      style sheet of a document is an entry of it, named as Type/id, so that the document stays readable.
      """,
    remedy: "Remove the link, or correct its relation or url.")

  static let linkRules = [bundleLink]
}

extension Cause {
  fileprivate static func sameLink(_ name: String) -> Cause {
    Cause(.bundleLink, "is a second link with the relation '\(name)', of which there may be one")
  }
  fileprivate static func pageLink(_ name: String) -> Cause {
    Cause(.bundleLink, "is '\(name)', which stands only in a searchset or a history")
  }
  fileprivate static var foreignStylesheet: Cause {
    Cause(.bundleLink, "is a style sheet outside of the document")
  }
  fileprivate static var missingStylesheet: Cause {
    Cause(.bundleLink, "is a style sheet that is no entry of the document")
  }
}
