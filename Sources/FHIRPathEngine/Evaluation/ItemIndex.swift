internal import LosslessJSON

/// Items by what they are equal to, so that many can be compared in linear time.
struct ItemIndex {
  private var buckets: [Int: [Item]] = [:]
  private(set) var count = 0

  /// Takes an item in, where there is none equal to it.
  mutating func insert(_ item: Item, in evaluator: borrowing Evaluator) -> Bool {
    let hash = evaluator.hash(item)
    if let bucket = buckets[hash] {
      for known in bucket where evaluator.equal(known, item) == true { return false }
    }
    buckets[hash, default: []].append(item)
    count += 1
    return true
  }

  func contains(_ item: Item, in evaluator: borrowing Evaluator) -> Bool {
    guard let bucket = buckets[evaluator.hash(item)] else { return false }
    return bucket.contains { evaluator.equal($0, item) == true }
  }
}

extension Evaluator {
  /// How many items are compared each with each before an index is made.
  private static let fewItems = 12

  /// Moves the items of a stretch that are not equal to an earlier one to its front, and gives the stretch of those.
  mutating func distinct(_ range: Range<Int>) -> Range<Int> {
    if range.count > Self.fewItems { return manyDistinct(range) }
    var end = range.lowerBound
    for place in range {
      let item = stack[place]
      guard !(range.lowerBound..<end).contains(where: { equal(stack[$0], item) == true }) else {
        continue
      }
      stack[end] = item
      end += 1
    }
    return range.lowerBound..<end
  }

  private mutating func manyDistinct(_ range: Range<Int>) -> Range<Int> {
    var size = 32
    while size < 2 * range.count { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var hashes: [Int] = []
    hashes.reserveCapacity(range.count)
    for place in range {
      let item = stack[place]
      let hash = hash(item)
      var slot = hash & (size - 1)
      var isNew = true
      while slots[slot] >= 0 {
        let known = Int(slots[slot])
        if hashes[known] == hash, equal(stack[range.lowerBound + known], item) == true {
          isNew = false
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      guard isNew else { continue }
      slots[slot] = Int32(truncatingIfNeeded: hashes.count)
      stack[range.lowerBound + hashes.count] = item
      hashes.append(hash)
    }
    return range.lowerBound..<(range.lowerBound + hashes.count)
  }

  /// Whether each item stands in a collection.
  func areContained(_ items: Range<Int>, in collection: Range<Int>) -> Bool {
    let index = index(of: collection)
    return items.allSatisfy { isContained(stack[$0], in: collection, index) }
  }

  func index(of range: Range<Int>) -> ItemIndex? {
    guard range.count > Self.fewItems else { return nil }
    var index = ItemIndex()
    for place in range { _ = index.insert(stack[place], in: self) }
    return index
  }

  func isContained(_ item: Item, in range: Range<Int>, _ index: ItemIndex?) -> Bool {
    if let index { return index.contains(item, in: self) }
    return range.contains { equal(stack[$0], item) == true }
  }

  /// A number that is the same for items that are equal.
  func hash(_ item: Item) -> Int {
    var hasher = Hasher()
    switch item {
    case .node(let node) where node.value >= 0 && isText(node):
      documents[Int(node.document)].withUTF8(of: JSONNode(index: Int(node.value))) {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
    case .node(let node) where node.value >= 0 && !hasValue(item):
      // Quantities may be equal in different units.
      if knownShape(node.shape)?.isA("Quantity") == true { break }
      let document = documents[Int(node.document)]
      hasher.combine(hash(JSONNode(index: Int(node.value)), of: document, levels: 3))
    default:
      value(item)?.hash(into: &hasher)
    }
    return hasher.finalize()
  }

  /// A number that is the same for JSON that is compared as equal: members in any order, numbers left out.
  private func hash(_ node: JSONNode, of document: JSONDocument, levels: Int) -> Int {
    switch document.kind(of: node) {
    case .string:
      var hasher = Hasher()
      document.withUTF8(of: node) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      return hasher.finalize()
    case .object where levels > 0:
      var sum = 0
      document.forEachMember(of: node) { key, value in
        var hasher = Hasher()
        hasher.combine(hash(key, of: document, levels: 0))
        hasher.combine(hash(value, of: document, levels: levels - 1))
        sum &+= hasher.finalize()
      }
      return sum
    case .array where levels > 0:
      var hasher = Hasher()
      document.forEachElement(of: node) { element in
        hasher.combine(hash(element, of: document, levels: levels - 1))
      }
      return hasher.finalize()
    default: return 0
    }
  }
}

extension FHIRPathValue {
  fileprivate func hash(into hasher: inout Hasher) {
    switch self {
    case .string(var text):
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(ExactDecimal(value))
    case .decimal(let value): hasher.combine(value)
    case .date(let date): hasher.combine(date)
    case .dateTime(let moment):
      guard let time = moment.time else { return hasher.combine(moment.date) }
      // The same moment may be written with different offsets.
      hasher.combine(
        (moment.date.firstDay * 24 + time.hour) * 60 + (time.minute ?? 0)
          - (moment.offset?.minutes ?? 0))
    case .time(let time): hasher.combine(time.hour * 60 + (time.minute ?? 0))
    case .quantity, .type: break
    }
  }
}
