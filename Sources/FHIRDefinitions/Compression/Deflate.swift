/// DEFLATE (RFC 1951), written so that the same bytes always give the same bytes.
///
/// zlib promises to write what can be read, not what it writes: its versions and the libraries that stand in for it differ,
/// and an archive that is compared by its digest must not depend on the machine that made it.
struct Deflate {
  private static let endOfBlock = 256
  /// How many tokens share a code: few enough that it fits them.
  private static let blockLength = 1 << 15
  /// The order in which the lengths of the code for lengths stand.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private var output = BitWriter()

  /// Compresses bytes.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    bytes.withUnsafeBufferPointer { text in
      var finder = RepeatFinder(text)
      var tokens: [RepeatFinder.Token] = []
      tokens.reserveCapacity(blockLength)
      while let token = finder.next() {
        if tokens.count == blockLength {
          deflate.writeBlock(tokens, isLast: false)
          tokens.removeAll(keepingCapacity: true)
        }
        tokens.append(token)
      }
      deflate.writeBlock(tokens, isLast: true)
    }
    deflate.output.align()
    return deflate.output.bytes
  }

  /// A symbol with the bits that follow its code.
  private struct Symbol {
    var code: Int
    var extra: UInt32 = 0
    var extraBits = 0

    /// The symbol of a length from 3 to 258.
    init(length: Int) {
      let value = length - RepeatFinder.lengths.lowerBound
      if length == RepeatFinder.lengths.upperBound {
        code = 285
      } else if value < 8 {
        code = 257 + value
      } else {
        let top = Int.bitWidth - 1 - value.leadingZeroBitCount
        extraBits = top - 2
        code = 257 + 4 * (top - 1) + (value >> extraBits & 3)
        extra = UInt32(value & (1 << extraBits - 1))
      }
    }

    /// The symbol of a distance from 1 to 32768.
    init(distance: Int) {
      let value = distance - 1
      guard value >= 4 else {
        code = value
        return
      }
      let top = Int.bitWidth - 1 - value.leadingZeroBitCount
      extraBits = top - 1
      code = 2 * top + (value >> extraBits & 1)
      extra = UInt32(value & (1 << extraBits - 1))
    }
  }

  private mutating func writeBlock(_ tokens: [RepeatFinder.Token], isLast: Bool) {
    var (literals, distances) = ([Int](repeating: 0, count: 286), [Int](repeating: 0, count: 30))
    for token in tokens {
      switch token {
      case .literal(let byte): literals[Int(byte)] += 1
      case .copy(let length, let distance):
        literals[Symbol(length: length).code] += 1
        distances[Symbol(distance: distance).code] += 1
      }
    }
    literals[Self.endOfBlock] = 1
    let literalCode = HuffmanCode(frequencies: literals, limit: 15)
    let distanceCode = HuffmanCode(frequencies: distances, limit: 15)
    output.write(isLast ? 1 : 0, bits: 1)
    output.write(2, bits: 2)
    writeCodes(literalCode, distanceCode)
    for token in tokens {
      switch token {
      case .literal(let byte): write(Int(byte), by: literalCode)
      case .copy(let length, let distance):
        write(Symbol(length: length), by: literalCode)
        write(Symbol(distance: distance), by: distanceCode)
      }
    }
    write(Self.endOfBlock, by: literalCode)
  }

  private mutating func write(_ symbol: Int, by code: HuffmanCode) {
    output.write(code.codes[symbol], bits: Int(code.lengths[symbol]))
  }

  private mutating func write(_ symbol: Symbol, by code: HuffmanCode) {
    write(symbol.code, by: code)
    output.write(symbol.extra, bits: symbol.extraBits)
  }

  /// The lengths of both codes, with a code of their own (RFC 1951 3.2.7).
  private mutating func writeCodes(_ literals: HuffmanCode, _ distances: HuffmanCode) {
    let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let runs = LengthRuns(
      Array(literals.lengths[..<literalCount]) + distances.lengths[..<distanceCount])
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs.runs { frequencies[run.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, limit: 7)
    let count = max(4, (Self.lengthOrder.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    output.write(UInt32(literalCount - 257), bits: 5)
    output.write(UInt32(distanceCount - 1), bits: 5)
    output.write(UInt32(count - 4), bits: 4)
    for symbol in Self.lengthOrder[..<count] {
      output.write(UInt32(code.lengths[symbol]), bits: 3)
    }
    for run in runs.runs {
      write(run.symbol, by: code)
      output.write(UInt32(run.extra), bits: run.extraBits)
    }
  }
}

/// The lengths of codes, repeated ones counted.
private struct LengthRuns {
  struct Run {
    var symbol: Int
    var extra = 0
    var extraBits = 0
  }

  private(set) var runs: [Run] = []

  init(_ lengths: [UInt8]) {
    var place = 0
    while place < lengths.count {
      let length = lengths[place]
      let count = lengths[place...].prefix { $0 == length }.count
      place += count
      if length == 0 { addZeros(count) } else { add(Int(length), count) }
    }
  }

  private mutating func addZeros(_ count: Int) {
    var left = count
    while left >= 11 {
      let taken = min(left, 138)
      runs.append(Run(symbol: 18, extra: taken - 11, extraBits: 7))
      left -= taken
    }
    if left >= 3 {
      runs.append(Run(symbol: 17, extra: left - 3, extraBits: 3))
      left = 0
    }
    runs += [Run](repeating: Run(symbol: 0), count: left)
  }

  private mutating func add(_ length: Int, _ count: Int) {
    runs.append(Run(symbol: length))
    var left = count - 1
    while left >= 3 {
      let taken = min(left, 6)
      runs.append(Run(symbol: 16, extra: taken - 3, extraBits: 2))
      left -= taken
    }
    runs += [Run](repeating: Run(symbol: length), count: left)
  }
}
