public import LosslessJSON

extension CanonicalBase {
  /// Puts another base in the place of this one in the urls of profiles, extensions, code systems and questionnaires.
  ///
  /// These are strings of their own, with the type and the id behind the base: `base/CodeSystem/kyphoplasty`. Whatever
  /// else stands under the base, a site's identifiers for example, stays as it is.
  public func exchanged(for other: CanonicalBase, in json: [UInt8]) -> [UInt8] {
    guard other != self else { return json }
    let new = Array(other.text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(json.count)
    var place = 0
    while place < json.count {
      let byte = json[place]
      result.append(byte)
      place += 1
      guard byte == UInt8(ascii: "\""), let end = endOfArtifactBase(from: place, in: json) else {
        continue
      }
      result += new
      place = end
    }
    return result
  }

  /// Where the base ends that begins at a byte, with a type behind it.
  private func endOfArtifactBase(from start: Int, in json: [UInt8]) -> Int? {
    var place = start
    for byte in text.utf8 {
      // A slash may be written with a backslash before it.
      if byte == UInt8(ascii: "/"), place < json.count, json[place] == UInt8(ascii: "\\") {
        place += 1
      }
      guard place < json.count, json[place] == byte else { return nil }
      place += 1
    }
    var next = place
    if next < json.count, json[next] == UInt8(ascii: "\\") { next += 1 }
    guard next + 1 < json.count, json[next] == UInt8(ascii: "/"),
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(json[next + 1])
    else { return nil }
    return place
  }

  /// A document as the program itself would have written it: with its own base in the place of another.
  ///
  /// The nodes of the result are those of the document, place by place; only the texts of urls differ.
  ///
  /// - Parameters:
  ///   - document: a bundle or a resource.
  ///   - base: a base that may stand in it; what the document claims by itself is found without.
  /// - Returns: the document itself, where it has no other base.
  public static func ownForm(
    of document: JSONDocument, as base: CanonicalBase? = nil
  ) -> JSONDocument {
    guard
      let other = [base, claimed(in: document)].lazy.compactMap({ $0 }).first(where: { $0 != own })
    else { return document }
    let bytes = other.exchanged(for: own, in: document.bytes)
    guard bytes != document.bytes,
      let form = try? JSONDocument(bytes, firstLine: document.firstLine),
      form.nodeCount == document.nodeCount
    else { return document }
    return form
  }

  /// The base under which a document both claims a profile of ours and uses our codes; `nil` where that is our own.
  ///
  /// Either alone may be of somebody else: `cement-volume` is a name that others could think of.
  static func claimed(in document: JSONDocument) -> CanonicalBase? {
    var refused: Set<String> = []
    for resource in resources(of: document) {
      guard let meta = document.member("meta", of: resource) else { continue }
      for profile in document.list("profile", of: meta) where document.kind(of: profile) == .string
      {
        let url = document.text(of: profile)
        if url.hasPrefix(ClaimedProfile.ownBase) { return nil }
        guard let text = base(ofProfile: url), !refused.contains(text) else { continue }
        if let base = try? CanonicalBase(text), base.hasCodes(in: document) { return base }
        refused.insert(text)
      }
    }
    return nil
  }

  private static func resources(of document: JSONDocument) -> [JSONNode] {
    guard document.kind(of: document.root) == .object else { return [] }
    let entries = document.list("entry", of: document.root).compactMap { entry in
      document.kind(of: entry) == .object ? document.member("resource", of: entry) : nil
    }
    return [document.root] + entries.filter { document.kind(of: $0) == .object }
  }

  /// What stands before the type and the id of a profile that has an id of ours.
  private static func base(ofProfile url: String) -> String? {
    let parts = url.prefix { $0 != "|" }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "StructureDefinition",
      ClaimedProfile.ownIDs.contains(String(parts[parts.count - 1]))
    else { return nil }
    return parts.dropLast(2).joined(separator: "/")
  }

  /// Whether our code system stands under the base somewhere in a document.
  private func hasCodes(in document: JSONDocument) -> Bool {
    let system = text + "/CodeSystem/kyphoplasty"
    return (0..<document.nodeCount).contains { document.isString(JSONNode(index: $0), system) }
  }
}
