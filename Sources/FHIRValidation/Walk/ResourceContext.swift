internal import LosslessJSON

/// How a resource comes to stand where it is.
enum ResourceRole: Sendable {
  case root
  case contained
  case entry
  /// In Parameters, or wherever else a definition allows a resource.
  case other
}

/// A resource that the walk is in.
struct ResourceContext {
  var node: JSONNode
  var role: ResourceRole
  /// The string that names the type.
  var type: JSONNode?
  /// The value of the resource's id.
  var id: JSONNode?
  /// Its contained resources in `Walk.contained`.
  var contained: Range<Int>
  /// The ids of its elements; few documents have any.
  var elementIDs: Set<String> = []
  /// The links of its narratives to ids, which are looked up at its end.
  var links: [NarrativeLink] = []
  /// The ids in it; read when the narrative of a contained resource asks for them.
  var anchors: NarrativeAnchors?
  /// How many steps of the path lead to it.
  var pathDepth = 0
  /// The entry of the innermost bundle that it is in.
  var entry: Int?

  func label(in document: JSONDocument) -> ResourceLabel? {
    guard let type else { return nil }
    return ResourceLabel(type: document.text(of: type), id: id.map { document.text(of: $0) })
  }
}

/// A resource inside another.
struct ContainedResource {
  var node: JSONNode
  /// Its place in the array.
  var index: Int
  var type: JSONNode?
  var id: JSONNode?
  /// Whether something in the resource that contains it refers to it, or it to that.
  var isReferred = false
}
