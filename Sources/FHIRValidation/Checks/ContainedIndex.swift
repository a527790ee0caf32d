internal import LosslessJSON

/// The contained resources of one resource by their ids, made when somebody first looks for one among many.
final class ContainedIndex {
  /// The objects in `contained`, in their order.
  let nodes: [JSONNode]
  private let byID: ByteIndex

  init(_ resource: JSONNode, in document: JSONDocument) {
    let list = document.member("contained", of: resource)
    nodes = (list.map { document.elements(of: $0) } ?? document.elements(of: resource))
      .filter { document.kind(of: $0) == .object }
    var byID = ByteIndex(capacity: nodes.count)
    for (place, node) in nodes.enumerated() {
      guard let id = document.stringMember("id", of: node) else { continue }
      document.withText(of: id) { byID.insert(place, for: $0) }
    }
    self.byID = byID
  }

  /// The place among `nodes` of the first resource that has an id.
  func place(of id: Span<UInt8>) -> Int? { byID.match(for: id)?.first }
}

/// The indexes of a document's containers, as far as they were asked for.
final class ContainedIndexes {
  private var indexes: [JSONNode: ContainedIndex] = [:]

  func index(of resource: JSONNode, in document: JSONDocument) -> ContainedIndex {
    if let index = indexes[resource] { return index }
    let index = ContainedIndex(resource, in: document)
    indexes[resource] = index
    return index
  }
}

extension Walk {
  /// The place in `contained` of the resource that an id means in a resource that the walk is in.
  func place(ofContained id: Span<UInt8>, in scope: ResourceContext) -> Int? {
    guard !scope.contained.isEmpty else { return nil }
    let place = containedIndexes.index(of: scope.node, in: document).place(of: id)
    return place.map { scope.contained.lowerBound + $0 }.flatMap {
      scope.contained.contains($0) ? $0 : nil
    }
  }

  /// The place in `contained` of a resource.
  func place(ofContained node: JSONNode, in scope: ResourceContext) -> Int? {
    var (low, high) = (scope.contained.lowerBound, scope.contained.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if contained[middle].node.index < node.index { low = middle + 1 } else { high = middle }
    }
    return low < scope.contained.upperBound && contained[low].node == node ? low : nil
  }
}
