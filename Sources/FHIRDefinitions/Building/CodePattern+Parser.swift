extension CodePattern {
  /// Reads an expression, one part of the grammar per function; `nil` for what is not supported.
  struct Parser {
    let scalars: [Unicode.Scalar]
    var index = 0

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    var isAtEnd: Bool { index == scalars.count }
    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard current == scalar else { return false }
      index += 1
      return true
    }

    mutating func alternatives(depth: Int) -> Node? {
      guard depth < CodePattern.depthLimit else { return nil }
      var nodes: [Node] = []
      repeat {
        guard let node = sequence(depth: depth) else { return nil }
        nodes.append(node)
      } while take("|")
      return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
    }

    private mutating func sequence(depth: Int) -> Node? {
      var nodes: [Node] = []
      while let scalar = current, scalar != "|", scalar != ")" {
        // The whole text is matched anyway.
        if (scalar == "^" && index == 0) || (scalar == "$" && index == scalars.count - 1) {
          index += 1
          continue
        }
        guard let atom = atom(depth: depth), let node = repeated(atom) else { return nil }
        nodes.append(node)
      }
      return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func repeated(_ atom: Node) -> Node? {
      let node: Node
      if take("*") {
        node = .repeated(atom, least: 0, most: nil)
      } else if take("+") {
        node = .repeated(atom, least: 1, most: nil)
      } else if take("?") {
        node = .repeated(atom, least: 0, most: 1)
      } else if take("{") {
        guard let least = number() else { return nil }
        var most: Int? = least
        if take(",") { most = current == "}" ? nil : number() ?? -1 }
        guard take("}"), most.map({ $0 >= least }) ?? true else { return nil }
        node = .repeated(atom, least: least, most: most)
      } else {
        return atom
      }
      // Neither lazy nor possessive nor doubled.
      if let current, "*+?{".unicodeScalars.contains(current) { return nil }
      return node
    }

    private mutating func number() -> Int? {
      let start = index
      while let scalar = current, ("0"..."9").contains(scalar) { index += 1 }
      guard index > start, index - start <= 4 else { return nil }
      return scalars[start..<index].reduce(0) { $0 * 10 + Int($1.value - 48) }
    }

    private mutating func atom(depth: Int) -> Node? {
      guard let scalar = current else { return nil }
      index += 1
      switch scalar {
      case "(":
        if take("?") { guard take(":") else { return nil } }
        guard let node = alternatives(depth: depth + 1), take(")") else { return nil }
        return node
      case "[": return characterClass().map(Node.set)
      case ".": return .set(Set(ranges: [10...10], isNegated: true))
      case "\\": return escape().map(Node.set)
      case "*", "+", "?", "{", "}", "]", "^", "$": return nil
      default: return .set(Set(ranges: [scalar.value...scalar.value]))
      }
    }

    private mutating func escape() -> Set? {
      guard let scalar = current else { return nil }
      index += 1
      switch scalar {
      case "d": return Set(ranges: [48...57])
      case "D": return Set(ranges: [48...57], isNegated: true)
      case "w": return Set(ranges: [48...57, 65...90, 95...95, 97...122])
      case "W": return Set(ranges: [48...57, 65...90, 95...95, 97...122], isNegated: true)
      case "s": return Set(ranges: [9...13, 32...32])
      case "S": return Set(ranges: [9...13, 32...32], isNegated: true)
      case "t": return Set(ranges: [9...9])
      case "n": return Set(ranges: [10...10])
      case "r": return Set(ranges: [13...13])
      default:
        let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        return isWord ? nil : Set(ranges: [scalar.value...scalar.value])
      }
    }

    private mutating func characterClass() -> Set? {
      var set = Set(ranges: [])
      set.isNegated = take("^")
      var isFirst = true
      while let scalar = current, scalar != "]" || isFirst {
        isFirst = false
        index += 1
        if scalar == "[" { return nil }
        if scalar == "\\" {
          guard let escaped = escape(), !escaped.isNegated else { return nil }
          set.ranges += escaped.ranges
          continue
        }
        if current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
          let end = scalars[index + 1]
          guard end != "\\", end.value >= scalar.value else { return nil }
          index += 2
          set.ranges.append(scalar.value...end.value)
        } else {
          set.ranges.append(scalar.value...scalar.value)
        }
      }
      return take("]") && !set.ranges.isEmpty ? set : nil
    }
  }
}
