internal import LosslessJSON

/// Where the walk is: a stack of trivial steps that costs two stores on the way down and one on the way up.
///
/// Names are places in the document and lengths, because the key says the name (`valueQuantity` begins with `value`); text is
/// made of them only for a finding.
struct PathStack {
  struct Step {
    /// The tape index of the key, or of the string that names the resource type; -1 for a root without one.
    fileprivate var key: Int32
    /// The bytes before the name: 1 for the key of a sibling, `_status`.
    fileprivate var skipped: UInt8
    /// The bytes of the name; 0 for the whole key.
    fileprivate var length: UInt16
    /// The repetition; -1 for none.
    fileprivate var index: Int32
  }

  private var steps: [Step] = []
  /// The names of elements that are not in the document; nearly always empty.
  private var missing: [String] = []

  init() { steps.reserveCapacity(64) }

  mutating func pushRoot(type: JSONNode?) {
    steps.append(
      Step(key: Int32(truncatingIfNeeded: type?.index ?? -1), skipped: 0, length: 0, index: -1))
  }

  mutating func push(key: JSONNode, isSibling: Bool, nameLength: Int) {
    steps.append(
      Step(
        key: Int32(truncatingIfNeeded: key.index), skipped: isSibling ? 1 : 0,
        length: UInt16(truncatingIfNeeded: nameLength), index: -1))
  }

  /// Goes to an element that is not there, for a finding about that.
  mutating func push(missing name: String) {
    missing.append(name)
    steps.append(
      Step(key: Int32(truncatingIfNeeded: -1 - missing.count), skipped: 0, length: 0, index: -1))
  }

  @discardableResult
  mutating func pop() -> Step? { steps.popLast() }

  /// Goes back to where it was.
  mutating func push(_ step: Step?) {
    if let step { steps.append(step) }
  }

  mutating func setIndex(_ index: Int?) {
    guard !steps.isEmpty else { return }
    steps[steps.count - 1].index = Int32(truncatingIfNeeded: index ?? -1)
  }

  /// How many steps there are.
  var depth: Int { steps.count }

  /// The key of a step, or what names the type of the root; `nil` where there is none.
  func key(at place: Int) -> JSONNode? {
    guard steps.indices.contains(place), steps[place].key >= 0 else { return nil }
    return JSONNode(index: Int(steps[place].key))
  }

  /// The repetition of a step.
  func index(at place: Int) -> Int? {
    guard steps.indices.contains(place), steps[place].index >= 0 else { return nil }
    return Int(steps[place].index)
  }

  func rendered(in document: JSONDocument) -> FindingPath {
    FindingPath(
      steps: steps.map { step in
        guard step.key >= 0 else {
          let place = -2 - Int(step.key)
          return FindingPath.Step(
            name: missing.indices.contains(place) ? missing[place] : "Resource")
        }
        let text = document.text(of: JSONNode(index: Int(step.key))).utf8.dropFirst(
          Int(step.skipped))
        let name = String(Substring(step.length == 0 ? text : text.prefix(Int(step.length))))
        // What stands for the type of a resource may be anything, a name of a person included.
        return FindingPath.Step(
          name: IDFormat.isTypeName(name) ? name : "Resource",
          index: step.index < 0 ? nil : Int(step.index))
      })
  }
}
