public import FHIRDefinitions
public import Kyphoplasty
internal import LosslessJSON

/// Counts in bundles which elements there are of those that the claimed profiles ask systems to support.
///
/// Elements in slices are passed over and counted, except extensions, which their url tells apart.
public struct MustSupportTally: Sendable {
  private struct Element: Sendable {
    var id: String
    /// The names below the resource.
    var steps: [Step]
    /// The url of the extension, where it is one.
    var extensionURL: String?
    var met = 0
  }

  private struct Step: Sendable {
    var name: String
    var isChoice: Bool
  }

  private struct Profile: Sendable {
    var elements: [Element]
    var slices: Int
    var resources = 0
  }

  private let definitions: Definitions
  private var profiles: [String: Profile?] = [:]

  /// Makes a tally that has seen nothing.
  ///
  /// - Parameter definitions: where the profiles are looked up; what is not there is passed over.
  public init(_ definitions: Definitions) { self.definitions = definitions }

  /// Counts the resources of a bundle.
  public mutating func add(_ bundle: [UInt8]) {
    guard let document = try? JSONDocument(bundle),
      let entries = document.member("entry", of: document.root),
      document.kind(of: entries) == .array
    else { return }
    for entry in document.elements(of: entries) {
      guard let resource = document.member("resource", of: entry),
        let meta = document.member("meta", of: resource),
        let claimed = document.member("profile", of: meta),
        document.kind(of: claimed) == .array
      else { continue }
      for profile in document.elements(of: claimed) {
        add(resource, document, profile: document.text(of: profile))
      }
    }
  }

  private mutating func add(_ resource: JSONNode, _ document: JSONDocument, profile url: String) {
    if profiles[url] == nil { profiles.updateValue(compiled(url), forKey: url) }
    guard case .some(.some(var profile)) = profiles[url] else { return }
    profile.resources += 1
    for place in profile.elements.indices
    where Self.has(
      profile.elements[place].steps[...], of: profile.elements[place], resource, document)
    {
      profile.elements[place].met += 1
    }
    profiles[url] = profile
  }

  private func compiled(_ url: String) -> Profile? {
    guard let structure = definitions.structure(url), structure.hasSnapshot else { return nil }
    var profile = Profile(elements: [], slices: 0)
    for element in structure.elements where element.mustSupport && !element.isRoot {
      let isInSlice = element.id.contains(":")
      let url = element.types.lazy.flatMap(\.profiles).first.map { String($0.prefix { $0 != "|" }) }
      let isExtension = element.path.hasSuffix(".extension") && element.isSlice && url != nil
      let isTopLevel = element.id.split(separator: ":").count == 2
      guard !isInSlice || (isExtension && isTopLevel) else {
        profile.slices += 1
        continue
      }
      let steps = element.path.split(separator: ".").dropFirst().map { name in
        let isChoice = name.hasSuffix("[x]")
        return Step(name: isChoice ? String(name.dropLast(3)) : String(name), isChoice: isChoice)
      }
      profile.elements.append(
        Element(id: element.id, steps: steps, extensionURL: isInSlice ? url : nil))
    }
    return profile
  }

  /// Whether there is such an element; paths are as deep as profiles write them.
  private static func has(
    _ steps: ArraySlice<Step>, of element: Element, _ node: JSONNode, _ document: JSONDocument
  ) -> Bool {
    if document.kind(of: node) == .array {
      return document.elements(of: node).contains { has(steps, of: element, $0, document) }
    }
    guard let step = steps.first else {
      guard let url = element.extensionURL else { return document.kind(of: node) != .null }
      return document.member("url", of: node).map { document.isString($0, url) } ?? false
    }
    guard document.kind(of: node) == .object else { return false }
    guard step.isChoice else {
      return document.member(step.name, of: node)
        .map { has(steps.dropFirst(), of: element, $0, document) } ?? false
    }
    for (key, value) in document.members(of: node) {
      let name = document.text(of: key)
      guard name.hasPrefix(step.name), name.dropFirst(step.name.count).first?.isUppercase == true
      else { continue }
      if has(steps.dropFirst(), of: element, value, document) { return true }
    }
    return false
  }

  /// Adds what was counted to a report.
  public func add(to report: inout CoverageReport) {
    for (url, profile) in profiles.sorted(by: { $0.key < $1.key }) {
      guard let profile else { continue }
      report.unseenSlices += profile.slices
      report.mustSupport += profile.elements.map {
        CoverageReport.MustSupport(
          profile: url, element: $0.id, resources: profile.resources, met: $0.met)
      }
    }
  }
}
