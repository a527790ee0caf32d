internal import FHIRDefinitions
internal import LosslessJSON

/// A profile as a tree for people: a row for each element, with what the profile says of it.
public struct ProfileOutline: Sendable {
  /// An element.
  public struct Row: Sendable {
    /// The element's id: `Procedure.code.coding:cpt`.
    public var id: String
    /// Its name below its parent, with that of its slice: `coding:cpt`, `value[x]`.
    public var name: String
    /// How deep it stands; the root is 0.
    public var depth: Int
    /// Whether this profile says something of it or of what stands below it; the others are the base's.
    public var isOwn: Bool
    /// How often it may stand: `0..1`, `1..*`.
    public var cardinality: String
    /// Whether a system that supports the profile supports the element.
    public var mustSupport: Bool
    /// Whether it changes the meaning of what it stands in.
    public var isModifier: Bool
    /// Whether it is part of a summary.
    public var isSummary: Bool
    /// Its types.
    public var types: [TypeWord]
    /// The codes that it is bound to.
    public var binding: BindingWord?
    /// The value that must stand there or be part of what does, as compact JSON.
    public var value: String?
    /// How it is sliced: `by system, open`.
    public var slicing: String?
    /// What it is, in few words.
    public var short: String?
    /// Why it is there: what the profile gives as its reason.
    public var reason: String?
    /// What else is to be known.
    public var comment: String?
    /// The invariants on it.
    public var constraints: [ConstraintWord]
  }

  /// A type, and the profiles that it is narrowed to.
  public struct TypeWord: Sendable {
    /// Its name: `Reference`.
    public var code: String
    /// Canonical urls of profiles of the value or of what it refers to.
    public var profiles: [String]
  }

  /// A binding to a value set.
  public struct BindingWord: Sendable {
    /// `required`, `extensible`, `preferred`, `example`.
    public var strength: String
    /// The canonical url of the value set.
    public var valueSet: String
  }

  /// An invariant.
  public struct ConstraintWord: Sendable {
    /// Its key: `kypho-12`.
    public var key: String
    /// Whether breaking it is an error; else it is a warning.
    public var isError: Bool
    /// What it says.
    public var human: String
    /// The expression in FHIRPath.
    public var expression: String?
    /// Whether this profile states it.
    public var isOwn: Bool
  }

  /// The elements, in the order of the snapshot.
  public let rows: [Row]

  init(_ structure: StructureDefinition, source: JSONValue, words: ElementWords) {
    let own = Self.ownIDs(source)
    rows = structure.elements.map { element in
      Row(element, of: structure, words: words, isOwn: own.contains(element.id))
    }
  }

  /// The ids of a differential, and of all that they stand below.
  private static func ownIDs(_ source: JSONValue) -> Set<String> {
    var ids: Set<String> = []
    let elements = source["differential"]?["element"].map { Array($0.elements) } ?? []
    for id in elements.compactMap({ $0["id"]?.string }) {
      var part = id[...]
      while ids.insert(String(part)).inserted, let dot = part.lastIndex(of: ".") {
        part = part[..<dot]
      }
    }
    return ids
  }
}

extension ProfileOutline.Row {
  fileprivate init(
    _ element: ElementDefinition, of structure: StructureDefinition, words: ElementWords,
    isOwn: Bool
  ) {
    let lastID = element.id.split(separator: ".").last.map(String.init) ?? element.id
    id = element.id
    name = lastID
    depth = element.path.utf8.count { $0 == UInt8(ascii: ".") }
    self.isOwn = isOwn
    cardinality = "\(element.min)..\(element.max.map(String.init) ?? "*")"
    mustSupport = element.mustSupport
    isModifier = element.isModifier
    isSummary = element.isSummary
    types = element.types.map {
      ProfileOutline.TypeWord(code: $0.code, profiles: $0.profiles + $0.targetProfiles)
    }
    binding = element.binding.flatMap { binding in
      binding.valueSet.map {
        ProfileOutline.BindingWord(strength: binding.strength.code, valueSet: $0)
      }
    }
    value = (element.fixed ?? element.pattern).map { String(decoding: $0.json, as: UTF8.self) }
    slicing = element.slicing.map { slicing in
      let paths = slicing.discriminators.map(\.path)
      return (paths.isEmpty ? "" : "by \(paths.joined(separator: ", ")), ") + slicing.rules.code
    }
    short = (words.said("short", of: element) ?? words.said("definition", of: element))?.string
    reason = words.said("requirements", of: element)?.string
    comment = words.said("comment", of: element)?.string
    constraints = element.constraints.map { constraint in
      ProfileOutline.ConstraintWord(
        key: constraint.key, isError: constraint.severity == .error,
        human: words.human(of: constraint, on: element), expression: constraint.expression,
        isOwn: constraint.source == structure.url
          || words.said(constraint, on: element) != nil)
    }
  }

  /// `S` must be supported, `!` modifies, `Σ` is of the summary.
  public var flags: String {
    (mustSupport ? "S" : "") + (isModifier ? "!" : "") + (isSummary ? "Σ" : "")
  }
}

extension ProfileOutline.TypeWord {
  /// The type with the names of its profiles: `Reference(us-core-patient)`.
  public var text: String {
    let names = profiles.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return names.isEmpty ? code : "\(code)(\(names.joined(separator: " | ")))"
  }
}

extension ProfilePackage {
  /// The tree of a profile; `nil` where the resource is no profile of ours.
  public func outline(of resource: ProfileSources.Resource) -> ProfileOutline? {
    guard resource.type == "StructureDefinition", let url = resource.url,
      let structure = definitions.structure(url)
    else { return nil }
    return ProfileOutline(
      structure, source: resource.document.value, words: words(of: resource))
  }
}
