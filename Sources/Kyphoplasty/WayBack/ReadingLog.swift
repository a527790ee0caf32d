internal import LosslessJSON

/// What a reading has used of a bundle, and what it could not read.
///
/// It is a class, so that the functions that read may note what they use while they only look; it never leaves the
/// reading that it belongs to.
final class ReadingLog {
  struct Fault {
    var origin: BundleOrigin
    var problem: RecordProblem
    var field: String
  }

  private(set) var faults: [Fault] = []
  private var isUsed: [Bool]
  private var usedEntries: Set<Int> = []
  private let document: JSONDocument

  init(_ document: JSONDocument) {
    self.document = document
    isUsed = [Bool](repeating: false, count: document.nodeCount)
  }

  /// Notes that an element went into the record, with all that is in it.
  func use(_ element: BundleElement) {
    guard element.document === document else { return }
    for place in element.node.index..<document.nodeAfter(element.node).index
    where isUsed.indices.contains(place) {
      isUsed[place] = true
    }
  }

  /// Notes that a resource tells something of the record.
  func use(_ resource: BundleResource) { usedEntries.insert(resource.entry) }

  func isUsed(_ resource: BundleResource) -> Bool { usedEntries.contains(resource.entry) }

  /// Whether an element, or anything in it, went into the record.
  func isUsed(_ node: JSONNode) -> Bool {
    isUsed[node.index..<document.nodeAfter(node).index].contains(true)
  }

  /// Notes that an element could not be read.
  func report(_ problem: RecordProblem, at element: BundleElement, field: String = "") {
    guard element.document === document else { return }
    // Said once, and not again as something that was not used.
    use(element)
    faults.append(Fault(origin: .node(element.node), problem: problem, field: field))
  }

  func report(_ problem: RecordProblem, field: String = "") {
    faults.append(Fault(origin: .node(document.root), problem: problem, field: field))
  }
}
