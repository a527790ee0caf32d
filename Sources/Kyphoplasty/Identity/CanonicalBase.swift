/// The base of canonical urls, and its exchange for that of whoever publishes the profiles.
///
/// All of the program is written in its own base. A registry that publishes the profiles under another gets it where
/// JSON leaves the program, and what comes in under another is turned into the program's own before it is read.
public struct CanonicalBase: Hashable, Sendable {
  /// The base that the program's own profiles, extensions and codes stand under.
  public static let own = CanonicalBase(trusted: "http://example.org/fhir/kyphoplasty")

  /// The base, without a slash at its end.
  public let text: String

  /// A text that is no base of canonical urls.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let text: String

    /// What is wrong, and what is accepted.
    public var description: String {
      "'\(text)' is no base of canonical urls: give an absolute one, such as https://spine.example.org/fhir"
    }
  }

  private init(trusted text: String) { self.text = text }

  /// Takes an absolute url of `http`, `https` or `urn`.
  ///
  /// - Throws: `Malformed` for anything else, and for what must be escaped in a url or in JSON.
  public init(_ text: String) throws(Malformed) {
    let base = text.hasSuffix("/") ? String(text.dropLast()) : text
    let isAbsolute = ["http://", "https://", "urn:"].contains {
      base.hasPrefix($0) && base.utf8.count > $0.utf8.count
    }
    let isClean = base.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "?"):
        false
      default: byte > 0x20 && byte < 0x7F
      }
    }
    guard isAbsolute, isClean, !base.hasSuffix("/") else {
      throw Malformed(text: text)
    }
    self.text = base
  }

  /// Puts another base in the place of this one wherever it stands in JSON, and changes nothing else.
  ///
  /// A longer name that begins alike (`…/kyphoplasty-archive`) is another url and stays.
  public func replaced(by other: CanonicalBase, in json: [UInt8]) -> [UInt8] {
    guard other != self else { return json }
    let (old, new) = (Array(text.utf8), Array(other.text.utf8))
    var result: [UInt8] = []
    result.reserveCapacity(json.count)
    var place = 0
    while place < json.count {
      if json[place] == old.first, json[place...].starts(with: old),
        Self.ends(at: place + old.count, in: json)
      {
        result += new
        place += old.count
      } else {
        result.append(json[place])
        place += 1
      }
    }
    return result
  }

  /// Whether a url ends before a byte, or goes on with a part of its own.
  private static func ends(at place: Int, in json: [UInt8]) -> Bool {
    guard place < json.count else { return true }
    switch json[place] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "%"):
      return false
    case UInt8(ascii: "."):
      // The end of a sentence, or the middle of a name.
      return ends(at: place + 1, in: json)
    default: return true
    }
  }
}
