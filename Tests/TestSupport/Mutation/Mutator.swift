public import LosslessJSON

/// Makes damaged copies of documents: of their bytes, of their tokens, of their structure.
///
/// The same seed gives the same copies in the same order.
public struct Mutator: Sendable {
  /// What the copies are made from.
  public let sources: [JSONDocument]
  private var random: SeededGenerator

  /// Starts the sequence of a seed.
  ///
  /// - Parameters:
  ///   - sources: texts of JSON; those that are none are passed over.
  ///   - seed: any number.
  public init(_ sources: [[UInt8]], seed: UInt64) {
    self.sources = sources.compactMap { try? JSONDocument($0) }
    random = SeededGenerator(seed: seed)
  }

  /// The next damaged copy of one of the sources; empty without sources.
  public mutating func next() -> [UInt8] {
    guard let document = sources.randomElement(using: &random) else { return [] }
    var bytes = document.bytes
    switch Int.random(in: 0..<8, using: &random) {
    case 0: ByteMutation.apply(to: &bytes, times: 1...8, using: &random)
    case 1: TokenMutation.json.apply(to: &bytes, times: 1...4, using: &random)
    case 2:
      bytes = StructureMutation(document, sources).copy(times: 1...3, using: &random)
      TokenMutation.json.apply(to: &bytes, times: 1...2, using: &random)
    default: bytes = StructureMutation(document, sources).copy(times: 1...4, using: &random)
    }
    return bytes
  }

  /// A damaged copy of one of some texts that are not JSON: expressions, patterns.
  public mutating func next(of texts: [String], tokens: TokenMutation) -> String {
    guard let text = texts.randomElement(using: &random) else { return "" }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<6, using: &random) == 0 {
      ByteMutation.apply(to: &bytes, times: 1...3, using: &random)
    } else {
      tokens.apply(to: &bytes, times: 1...2, using: &random)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One of the sources.
  public mutating func document() -> JSONDocument? { sources.randomElement(using: &random) }
}
