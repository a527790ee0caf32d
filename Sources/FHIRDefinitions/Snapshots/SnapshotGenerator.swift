/// Makes the snapshots of structures that have only a differential.
///
/// The rules: https://hl7.org/fhir/R4/profiling.html
struct SnapshotGenerator {
  /// A structure of an input.
  struct Entry {
    var facts: StructureFacts
    /// The place of its package among the inputs.
    var package: Int
  }

  /// How many profiles may stand upon one another, those of types that are walked into included.
  private static let depthLimit = 64
  /// How many elements a snapshot may have; none that is meant has a tenth of it.
  private static let sizeLimit = 50_000
  /// What later versions of FHIR put above all types; it has no elements.
  private static let rootOfAllTypes = "http://hl7.org/fhir/StructureDefinition/Base"

  var entries: [Entry]
  let scope: PackageScope
  let context: Definitions
  var byURL: [String: [Int]] = [:]
  var byTypeName: [String: Int] = [:]
  private var open: Set<Int> = []
  /// Those that have been tried, be it in vain.
  private var done: Set<Int> = []
  var trees: [Int: BaseTree] = [:]
  var contextTrees: [StructureDefinition: BaseTree] = [:]
  private var bareTrees: [BaseTree] = []
  /// The number of elements of the snapshot that is being made, those of slices counted each time they are spoken of.
  var size = 0
  var notices: [LoadingNotice] = []

  /// - Parameters:
  ///   - entries: the structures of the inputs, in the order in which a url finds them.
  ///   - scope: the packages of the inputs.
  ///   - context: packs around.
  init(_ entries: [Entry], scope: PackageScope, context: Definitions) {
    self.entries = entries
    self.scope = scope
    self.context = context
    for (place, entry) in entries.enumerated() {
      byURL[entry.facts.url, default: []].append(place)
      guard entry.facts.definesType else { continue }
      if let known = byTypeName[entry.facts.type], entries[known].package <= entry.package {
        continue
      }
      byTypeName[entry.facts.type] = place
    }
  }

  /// The structure at a place among the inputs, with its snapshot where one can be made.
  mutating func structure(at place: Int) -> StructureFacts {
    makeSnapshot(at: place)
    return entries[place].facts
  }

  mutating func makeSnapshot(at place: Int) {
    let (facts, package) = (entries[place].facts, entries[place].package)
    guard !facts.hasSnapshot, let base = facts.baseDefinition else { return }
    guard open.count < Self.depthLimit, !open.contains(place) else {
      notices.append(LoadingNotice(.cyclicBase, facts.url))
      return
    }
    guard done.insert(place).inserted else { return }
    open.insert(place)
    defer { open.remove(place) }
    guard let root = root(of: facts, base: base, package: package) else {
      // A base that is here without snapshot has a notice of its own.
      if byURL[Canonical.split(base).url] == nil {
        notices.append(LoadingNotice(.unknownBase, facts.url, detail: base))
      }
      return
    }
    let snapshot = SnapshotElement(root)
    let differential = Differential(facts.elements)
    for element in differential.tooDeep { note(element, of: facts) }
    let outer = size
    defer { size = outer }
    size = root.size
    for word in differential.words {
      guard size <= Self.sizeLimit else {
        notices.append(LoadingNotice(.tooLarge, facts.url))
        return
      }
      apply(word, to: snapshot, of: facts, package: package, differential: differential)
    }
    SliceSettling.settle(snapshot)
    let name = facts.rootName ?? root.facts.path
    var elements = snapshot.flattened(path: name, id: name)
    for place in elements.indices { elements[place].completeBase() }
    entries[place].facts.elements = elements
    entries[place].facts.hasSnapshot = true
  }

  /// What the snapshot is made from: the root of the base; for a model of which no FHIR type is the base, its own.
  private mutating func root(
    of facts: StructureFacts, base: String, package: Int
  ) -> BaseElement? {
    if let root = tree(base, from: package)?.root { return root }
    guard facts.kind == .logical, base == Self.rootOfAllTypes, let name = facts.rootName else {
      return nil
    }
    var bare = facts
    bare.elements = [ElementFacts(path: name, id: name)]
    let tree = BaseTree(bare)
    bareTrees.append(tree)
    return tree.root
  }

  private mutating func apply(
    _ word: Differential.Word, to root: SnapshotElement, of structure: StructureFacts,
    package: Int, differential all: Differential
  ) {
    let differential = word.element
    var current = root
    for (place, written) in word.address.steps.enumerated() {
      let isLast = place == word.address.steps.count - 1
      walkInto(current, of: structure, package: package)
      let step = all.step(at: place, of: word.address, below: current)
      guard let next = current.element(step, definedBy: isLast ? differential : nil, of: structure)
      else {
        if !word.isInherited { note(differential, of: structure) }
        return
      }
      if step.name != written.name { next.narrow(to: written) }
      current = next
    }
    if current.isNewSlice || current.facts.sliceName != nil {
      useExtension(of: differential, for: current, package: package)
    }
    if current.isNewSlice { size += current.origin?.size ?? 1 }
    current.facts.apply(differential, source: structure.url)
    current.isSpokenOf = true
    if differential.min != nil { current.statesMin = true }
  }

  /// One notice for an element and all that is said of what stands below it.
  private mutating func note(_ differential: ElementFacts, of structure: StructureFacts) {
    let isBelow = notices.contains { notice in
      notice.kind == .unknownElement && notice.subject == structure.url
        && (notice.detail.map { differential.id == $0 || differential.id.hasPrefix($0 + ".") }
          ?? false)
    }
    if !isBelow {
      notices.append(LoadingNotice(.unknownElement, structure.url, detail: differential.id))
    }
  }
}

extension StructureFacts {
  /// The name that the root of a structure has in its own paths.
  fileprivate var rootName: String? {
    guard let first = elements.first?.path.split(separator: ".").first else { return nil }
    return String(first)
  }
}

extension ElementFacts {
  /// Says of an element that comes from nowhere else what it is where it was first defined.
  fileprivate mutating func completeBase() {
    min = min ?? 0
    max = max ?? .unlimited
    basePath = basePath ?? path
    baseMin = baseMin ?? min
    baseMax = baseMax ?? max
  }
}
