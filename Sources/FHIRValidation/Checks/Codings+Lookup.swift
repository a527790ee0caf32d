internal import FHIRDefinitions
internal import LosslessJSON

/// A code as it was looked up: the system that has an answer, and the concept, if it has the code.
struct FoundCode {
  var system: CodeSystem
  var concept: Concept?
}

extension Walk {
  /// Looks a code up in the version that is asked for, or in all that are here.
  ///
  /// Several packages may carry a system, the one younger than the other; without a version a code of any of them exists.
  ///
  /// - Returns: `nil` where the version that is asked for is not here.
  func find(
    _ code: JSONNode, in system: CodeSystem, system url: JSONNode, version: JSONNode?
  ) -> FoundCode? {
    if let version {
      guard let system = self.system(system, url: url, version: version) else { return nil }
      return FoundCode(system: system, concept: concept(code, in: system))
    }
    if let concept = concept(code, in: system) {
      return FoundCode(system: system, concept: concept)
    }
    for other in versions(of: url) where other.version != system.version {
      if let concept = concept(code, in: other) {
        return FoundCode(system: other, concept: concept)
      }
    }
    return FoundCode(system: system, concept: nil)
  }

  private func system(_ system: CodeSystem, url: JSONNode, version: JSONNode) -> CodeSystem? {
    // A system that counts no versions has only the one.
    guard let known = system.version else { return system }
    if document.isString(version, known) { return system }
    return versions(of: url).first { other in
      other.version.map { document.isString(version, $0) } ?? false
    }
  }

  private func versions(of url: JSONNode) -> [CodeSystem] {
    withText(of: url) { text in
      text.withUnsafeBufferPointer { cache.definitions.codeSystems(utf8: $0) }
    }
  }

  private func concept(_ code: JSONNode, in system: CodeSystem) -> Concept? {
    withText(of: code) { text in
      text.withUnsafeBufferPointer { system.lookup($0) }
        ?? CodeTemplate.concept(for: text, in: system)
    }
  }
}

/// A code of an HL7 v2 table that stands for many: `NNxxx` for the national identifiers of all countries.
///
/// HL7 v2.9 chapter 2C, tables 0203, 0335 and 0396: the small letters at the end are to be replaced.
enum CodeTemplate {
  /// The concept whose code is a template that a code fills in.
  static func concept(for code: Span<UInt8>, in system: CodeSystem) -> Concept? {
    guard system.url.hasPrefix("http://terminology.hl7.org/CodeSystem/v2-") else { return nil }
    return system.concepts.first { matches(code, template: Array($0.code.utf8)) }
  }

  private static func matches(_ code: Span<UInt8>, template: [UInt8]) -> Bool {
    guard let last = template.last,
      last == UInt8(ascii: "x") || last == UInt8(ascii: "n")
        || last == UInt8(ascii: "z")
    else { return false }
    let stem = template.count - template.reversed().prefix { $0 == last }.count
    guard template.count - stem >= 3, stem > 0, code.count > stem,
      code.count <= max(template.count, stem + 8)
    else { return false }
    for index in 0..<stem where code[index] != template[index] { return false }
    let rest = code.extracting(stem...)
    return last == UInt8(ascii: "n") ? rest.isDigits : rest.isAlphanumeric
  }
}
