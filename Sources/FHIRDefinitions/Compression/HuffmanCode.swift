/// A prefix code for the symbols of a block: the more frequent, the shorter.
///
/// Codes are canonical, as RFC 1951 3.2.2 asks: the lengths alone say what they are.
struct HuffmanCode {
  /// The length of each symbol's code in bits; 0 for one that does not occur.
  private(set) var lengths: [UInt8]
  /// The code of each symbol, its first bit lowest.
  private(set) var codes: [UInt32]

  /// Makes a code.
  ///
  /// - Parameters:
  ///   - frequencies: how often each symbol occurs.
  ///   - limit: how many bits a code may have.
  init(frequencies: [Int], limit: Int) {
    var weights = frequencies
    // A code of one symbol is incomplete, which readers take for damage.
    if weights.count(where: { $0 > 0 }) < 2 {
      for symbol in weights.indices.prefix(2) { weights[symbol] = max(weights[symbol], 1) }
    }
    lengths = Self.lengths(of: weights)
    // The flatter the weights, the flatter the tree.
    while lengths.contains(where: { $0 > limit }) {
      weights = weights.map { $0 == 0 ? 0 : $0 / 2 + 1 }
      lengths = Self.lengths(of: weights)
    }
    codes = Self.codes(of: lengths)
  }

  /// Huffman's algorithm over leaves in order of weight: both the leaves and the nodes that are made come sorted.
  private static func lengths(of weights: [Int]) -> [UInt8] {
    let leaves = weights.indices.filter { weights[$0] > 0 }.sorted {
      (weights[$0], $0) < (weights[$1], $1)
    }
    var nodes = leaves.map { weights[$0] }
    var parents = [Int](repeating: 0, count: leaves.count)
    var (leaf, inner) = (0, leaves.count)
    func takeLightest() -> Int {
      let isLeaf =
        leaf < leaves.count && (inner >= nodes.count || nodes[leaf] <= nodes[inner])
      defer { if isLeaf { leaf += 1 } else { inner += 1 } }
      return isLeaf ? leaf : inner
    }
    while nodes.count < 2 * leaves.count - 1 {
      let (one, other) = (takeLightest(), takeLightest())
      (parents[one], parents[other]) = (nodes.count, nodes.count)
      nodes.append(nodes[one] + nodes[other])
      parents.append(0)
    }
    var depths = [UInt8](repeating: 0, count: nodes.count)
    for node in nodes.indices.dropLast().reversed() { depths[node] = depths[parents[node]] + 1 }
    var lengths = [UInt8](repeating: 0, count: weights.count)
    for (place, symbol) in leaves.enumerated() { lengths[symbol] = depths[place] }
    return lengths
  }

  private static func codes(of lengths: [UInt8]) -> [UInt32] {
    var next: UInt32 = 0
    var codes = [UInt32](repeating: 0, count: lengths.count)
    for length in 1...(lengths.max().map { Swift.max($0, 1) } ?? 1) {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = reversed(next, bits: Int(length))
        next += 1
      }
    }
    return codes
  }

  private static func reversed(_ code: UInt32, bits: Int) -> UInt32 {
    var (code, result) = (code, UInt32(0))
    for _ in 0..<bits {
      result = result << 1 | code & 1
      code >>= 1
    }
    return result
  }
}
