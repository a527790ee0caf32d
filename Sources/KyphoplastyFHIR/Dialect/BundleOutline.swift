internal import LosslessJSON

/// Where the requests of a transaction's entries stand in its bytes, written when it is queued.
///
/// With it a transaction goes out, and an answer of success is checked, without the bundle being read as JSON once more. For
/// each entry there are three numbers of seven bits a byte, the lowest first: how far the method stands behind the url of the
/// entry before it, how far the url stands behind the beginning of the method, and how long the url is. Where no strings
/// stand there, the bundle is read after all.
struct BundleOutline {
  private let body: [UInt8]
  private var entries: [Entry] = []

  private struct Entry {
    var method: Int
    var url: Range<Int>
  }

  /// Finds the requests again; nil where they do not stand where they should.
  init?(_ outline: [UInt8], of body: [UInt8]) {
    guard !outline.isEmpty else { return nil }
    self.body = body
    entries.reserveCapacity(outline.count / 4)
    var numbers = outline[...]
    var end = 0
    while !numbers.isEmpty {
      guard let toMethod = Self.number(&numbers), let toURL = Self.number(&numbers),
        let length = Self.number(&numbers), toMethod > 0, toURL > 0
      else { return nil }
      let method = end + toMethod
      let url = method + toURL
      end = url + length
      guard end < body.count else { return nil }
      for quotation in [method - 1, url - 1, end] where body[quotation] != UInt8(ascii: "\"") {
        return nil
      }
      entries.append(Entry(method: method, url: url..<end))
    }
  }

  /// How many entries there are.
  var count: Int { entries.count }

  /// Whether an entry is put under an id, which these bytes are with its type.
  func isPut(_ index: Int, as reference: some Collection<UInt8>) -> Bool {
    guard entries.indices.contains(index) else { return false }
    let entry = entries[index]
    return body[entry.method...].starts(with: "PUT\"".utf8)
      && body[entry.url].elementsEqual(reference)
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    var value = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}

extension BundleBody {
  /// The outline of a transaction; empty for a batch, and where a request is not written plainly.
  var outline: [UInt8] {
    guard kind == .transaction else { return [] }
    var outline: [UInt8] = []
    outline.reserveCapacity(entries.count * 4)
    var end = 0
    for entry in entries {
      guard let url = entry.urlNode, let request = document.member("request", of: entry.node),
        let method = document.member("method", of: request)
      else { return [] }
      for node in [method, url] {
        guard document.kind(of: node) == .string, !document.hasEscapes(node) else { return [] }
      }
      let places = (document.contentRange(of: method), document.contentRange(of: url))
      // Whoever writes the url first has another order than this.
      guard places.0.lowerBound > end, places.1.lowerBound > places.0.upperBound else { return [] }
      Self.append(places.0.lowerBound - end, to: &outline)
      Self.append(places.1.lowerBound - places.0.lowerBound, to: &outline)
      Self.append(places.1.count, to: &outline)
      end = places.1.upperBound
    }
    return outline
  }

  private static func append(_ number: Int, to outline: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      outline.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    outline.append(UInt8(rest))
  }
}
