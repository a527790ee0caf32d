public import FHIRDefinitions
public import LosslessJSON
internal import Synchronization

/// Finds what the references in a bundle point at, by the rules that a validation goes by.
///
/// A relative reference is completed with the base of the fullUrl of the entry that it stands in; a bundle in a bundle is
/// asked for its own.
public final class BundleResolution: Sendable {
  private let document: JSONDocument
  private let definitions: Definitions
  private let bundles = Mutex<[JSONNode: BundleIndex]>([:])

  /// Takes a document, which need not be a bundle; nothing is read before a reference asks for it.
  public init(_ document: JSONDocument, definitions: Definitions) {
    self.document = document
    self.definitions = definitions
  }

  /// The resource that a reference finds.
  ///
  /// - Parameters:
  ///   - reference: the reference as it is written; not one to a contained resource.
  ///   - node: where it stands; `nil` for outside of the entries.
  /// - Returns: the resource of an entry; `nil` where there is none, and where the document is no bundle.
  public func resource(for reference: String, from node: JSONNode?) -> JSONNode? {
    bundles.withLock { find(reference, from: node, &$0) }
  }

  private func find(
    _ reference: String, from node: JSONNode?, _ bundles: inout [JSONNode: BundleIndex]
  ) -> JSONNode? {
    guard var bundle = index(of: document.root, &bundles) else { return nil }
    var source: Int?
    if let node {
      while let (entry, resource) = bundle.resource(around: node) {
        guard resource != node, let inner = index(of: resource, &bundles) else {
          source = entry
          break
        }
        bundle = inner
      }
    }
    let text = Array(reference.utf8)
    let target = bundle.target(
      of: text.span, ReferenceForm(text.span, definitions), from: source, asR5: false)
    return target.entry.flatMap { bundle.entries[$0].resource }
  }

  private func index(
    of resource: JSONNode, _ bundles: inout [JSONNode: BundleIndex]
  ) -> BundleIndex? {
    if let index = bundles[resource] { return index }
    guard let type = document.stringMember("resourceType", of: resource),
      document.isString(type, "Bundle")
    else { return nil }
    let index = BundleIndex(resource, in: document, definitions)
    bundles[resource] = index
    return index
  }
}
