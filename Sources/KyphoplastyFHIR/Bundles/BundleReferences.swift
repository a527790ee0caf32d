internal import LosslessJSON

/// A reference within a resource: its text, and where it stands.
struct FoundReference: Sendable {
  /// The object that it is in.
  var parent: JSONNode
  var key: JSONNode
  var node: JSONNode
  var text: String

  /// `Type/id` of a relative reference, without a version; nil for any other.
  var target: String? { Self.target(of: text) }

  /// `Type/id` of a relative reference, without a version; nil for any other.
  static func target(of text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 || (parts.count == 4 && parts[2] == "_history"),
      let first = parts[0].utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
      parts[0].utf8.allSatisfy(isLetter), !parts[1].isEmpty, !parts[1].contains("?")
    else { return nil }
    return "\(parts[0])/\(parts[1])"
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension BundleBody {
  /// Every `reference` in a value, at any depth.
  func references(in value: JSONNode) -> [FoundReference] {
    Self.references(in: value, of: document)
  }

  /// Every `reference` in a value of a document, at any depth.
  static func references(in value: JSONNode, of document: JSONDocument) -> [FoundReference] {
    var found: [FoundReference] = []
    var rest = [value]
    while let node = rest.popLast() {
      switch document.kind(of: node) {
      case .object:
        document.forEachMember(of: node) { key, value in
          switch document.kind(of: value) {
          case .object, .array: rest.append(value)
          case .string where document.isString(key, "reference"):
            found.append(
              FoundReference(
                parent: node, key: key, node: value, text: document.text(of: value)))
          default: break
          }
        }
      case .array: document.forEachElement(of: node) { rest.append($0) }
      default: break
      }
    }
    return found
  }

  /// `Type/id` of everything that the resources refer to and no entry of the bundle is about, each once.
  func referencesLeadingOut() -> [String] {
    var seen = Set(entries.compactMap(\.target))
    let own = Set(entries.compactMap(\.fullURL))
    var found: [String] = []
    for resource in entries.compactMap(\.resource) {
      for reference in references(in: resource) {
        guard !own.contains(reference.text), let target = reference.target,
          seen.insert(target).inserted
        else { continue }
        found.append(target)
      }
    }
    return found
  }
}
