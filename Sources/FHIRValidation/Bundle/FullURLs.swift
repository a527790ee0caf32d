internal import LosslessJSON

extension Walk {
  /// Checks the fullUrls of a bundle: there, absolute, without version, in keeping with type and id, each once.
  mutating func checkFullURLs(of bundle: BundleIndex) {
    var seen: Set<String> = []
    for entry in bundle.entries where document.kind(of: entry.node) == .object {
      guard let url = entry.fullURL, let form = entry.form else {
        // An entry with nothing in it is reported as such.
        let isEmpty = entry.resource == nil && entry.request == nil && entry.response == nil
        if !isEmpty, !bundle.type.fullURLIsOptional {
          report(.error, .fullURLMissing(bundle.type), of: entry, in: bundle)
        }
        continue
      }
      checkForm(url, form, of: entry, in: bundle)
      // In a history, entries with one fullUrl are the versions of one resource.
      guard bundle.byFullURL.hasRepeats, bundle.type != .history else { continue }
      var identity = document.text(of: url)
      if let meta = entry.resource.flatMap({ document.member("meta", of: $0) }),
        let version = stringMember("versionId", of: meta)
      {
        identity += "|" + document.text(of: version)
      }
      if !seen.insert(identity).inserted {
        report(.error, .fullURLTwice, of: entry, in: bundle, url)
      }
    }
  }

  private mutating func checkForm(
    _ url: JSONNode, _ form: ReferenceForm, of entry: BundleIndex.Entry, in bundle: BundleIndex
  ) {
    let (isAbsolute, hasVersion) = withText(of: url) { text in
      form.kind == .restful
        ? (true, form.end < text.count)
        : (URIFormat.isAbsolute(text), text.contains("/_history/"))
    }
    guard isAbsolute else {
      return report(.error, .fullURLRelative, of: entry, in: bundle, url)
    }
    if hasVersion { return report(.error, .fullURLVersion, of: entry, in: bundle, url) }
    checkCanonical(url, form, of: entry, in: bundle)
    guard form.kind == .restful, let type = entry.type else { return }
    let sameType = withText(of: url) { text in
      withText(of: type) { text.extracting(form.type).isEqual(to: $0) }
    }
    guard let id = entry.id else {
      return report(.error, .fullURLWithoutID, of: entry, in: bundle, url)
    }
    let sameID = withText(of: url) { text in
      withText(of: id) { text.extracting(form.id).isEqual(to: $0) }
    }
    if !sameType || !sameID {
      let name = "\(document.text(of: type))/\(document.text(of: id))"
      report(.error, .fullURLDisagrees(name), of: entry, in: bundle, url)
    }
  }
}

extension Walk {
  /// Checks that an entry that refers to something says what its references are completed with.
  mutating func checkBases(of bundle: BundleIndex) {
    // Where a fullUrl has to be in any case it has been reported; a response need not resolve.
    guard bundle.type == .transaction || bundle.type == .batch else { return }
    for place in bundle.withoutBase.sorted() {
      report(.error, .fullURLForReferences, of: bundle.entries[place], in: bundle)
    }
  }

  /// Checks that a definition whose own url is its fullUrl is where that url says.
  private mutating func checkCanonical(
    _ url: JSONNode, _ form: ReferenceForm, of entry: BundleIndex.Entry, in bundle: BundleIndex
  ) {
    guard form.kind != .restful, let resource = entry.resource,
      let canonical = stringMember("url", of: resource), hasSameText(url, canonical),
      !withText(of: url, { $0.hasPrefix("http://hl7.org/fhir/v") })
    else { return }
    report(.error, .fullURLIsCanonical, of: entry, in: bundle, url)
  }
}

extension Rule {
  static let bundleFullURL = Rule(
    "bundle.full-url", .invalid,
    "Every fullUrl is absolute, has no version, and ends with the resource's type and id.",
    explanation: """
      fullUrl is the identity of the resource in the bundle; references are resolved with it. Where it looks like the url of \
      a resource on a server (.../Type/id), type and id must be those of the resource. A URN need not agree with the id. Only \
      transactions, batches and their responses may leave it out, and the first two only where nothing in the entry refers \
      to anything.
      """,
    remedy:
      "Write <base>/Type/id with the resource's own type and id, or urn:uuid: and a UUID for what has no id yet.",
    invariants: ["bdl-8"])
  static let bundleFullURLDuplicate = Rule(
    "bundle.full-url-duplicate", .duplicate, "Every fullUrl stands once in a bundle.",
    explanation: """
      Two entries with the same fullUrl would be two resources with one identity. Only a history holds several versions; \
      elsewhere they must have different meta.versionId.
      """,
    remedy: "Remove one of the entries, or give the other its own fullUrl.", invariants: ["bdl-7"])

  static let fullURLRules = [bundleFullURL, bundleFullURLDuplicate]
}

extension Cause {
  fileprivate static func fullURLMissing(_ type: BundleType) -> Cause {
    Cause(.bundleFullURL, "needs a fullUrl, because the bundle's type is \(type.rawValue)")
  }
  fileprivate static var fullURLForReferences: Cause {
    Cause(.bundleFullURL, "needs a fullUrl, because references in it are completed with that")
  }
  fileprivate static var fullURLRelative: Cause {
    Cause(.bundleFullURL, "has a fullUrl that is not absolute")
  }
  fileprivate static var fullURLVersion: Cause {
    Cause(
      .bundleFullURL,
      "has a fullUrl with a version, and must name the resource whatever its version")
  }
  fileprivate static var fullURLWithoutID: Cause {
    Cause(.bundleFullURL, "has the fullUrl of a resource on a server, but the resource has no id")
  }
  fileprivate static func fullURLDisagrees(_ name: String) -> Cause {
    Cause(
      .bundleFullURL,
      "has a fullUrl that looks like one on a server, and must then end with \(ShownForm.reference.shown(name))"
    )
  }
  fileprivate static var fullURLIsCanonical: Cause {
    Cause(
      .bundleFullURL,
      "has the definition's own url as its fullUrl, which does not end with the type and the id")
  }
  fileprivate static var fullURLTwice: Cause {
    Cause(.bundleFullURLDuplicate, "has the fullUrl of an earlier entry")
  }
}
