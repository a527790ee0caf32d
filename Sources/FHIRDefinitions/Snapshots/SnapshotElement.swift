/// An element of a snapshot that is being made.
///
/// Its path and id are made at the end, from where it stands.
final class SnapshotElement {
  /// What it is made from; `nil` for an element that the structure itself adds.
  let origin: BaseElement?
  var facts: ElementFacts
  /// The last part of its path, `[x]` included.
  let name: String
  /// `nil` as long as what stands below is only said by the type.
  var children: [SnapshotElement]?
  var slices: [SnapshotElement] = []
  /// Whether it is a slice that the base does not have.
  let isNewSlice: Bool
  /// Whether the differential says something of it, and not only of its slices or of what is below it.
  var isSpokenOf = false
  /// Whether the differential says how often it must stand.
  var statesMin = false

  /// Makes an element as its base has it, slices included.
  init(_ origin: BaseElement) {
    self.origin = origin
    facts = origin.facts
    name = String(origin.facts.lastPart)
    isNewSlice = false
    children = origin.children.isEmpty ? nil : origin.children.map { SnapshotElement($0) }
    slices = origin.slices.map { SnapshotElement($0) }
  }

  /// Makes a slice of an element: as the base has the element, whatever is said of the element besides.
  init(sliceOf element: SnapshotElement, named sliceName: String) {
    origin = element.origin
    facts = element.origin?.facts ?? element.facts
    facts.sliceName = sliceName
    facts.slicing = nil
    name = element.name
    isNewSlice = true
    let inherited = element.origin?.children ?? []
    children = inherited.isEmpty ? nil : inherited.map { SnapshotElement($0) }
  }

  /// Makes a slice of a slice: as the slice is by now.
  init(resliceOf slice: SnapshotElement, named sliceName: String) {
    origin = slice.origin
    facts = slice.facts
    facts.sliceName = sliceName
    facts.slicing = nil
    name = slice.name
    isNewSlice = true
    children = slice.children?.map { SnapshotElement(copyOf: $0) }
  }

  /// Makes an element that no base has.
  init(new facts: ElementFacts, name: String) {
    origin = nil
    self.facts = facts
    self.name = name
    isNewSlice = false
  }

  private init(copyOf other: SnapshotElement) {
    origin = other.origin
    facts = other.facts
    name = other.name
    isNewSlice = other.isNewSlice
    children = other.children?.map { SnapshotElement(copyOf: $0) }
    slices = other.slices.map { SnapshotElement(copyOf: $0) }
  }

  /// The elements in the order of a snapshot, each with its path and id.
  func flattened(path: String, id: String) -> [ElementFacts] {
    var own = facts
    own.path = path
    own.id = id
    var result = [own]
    for child in children ?? [] {
      result += child.flattened(path: path + "." + child.name, id: id + "." + child.name)
    }
    for slice in slices {
      let name = slice.facts.sliceName ?? ""
      result += slice.flattened(path: path, id: id + ":" + name)
    }
    return result
  }
}
