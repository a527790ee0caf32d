internal import LosslessJSON

/// The code of a part of a measure, by which a report names that part.
struct MeasureCode {
  let codings: [FormCoding]
  let text: String?

  init(_ json: JSONValue) {
    codings = json["coding"]?.elements.map { FormCoding($0) } ?? []
    text = json["text"]?.string
  }

  /// Whether both have a coding in common; where neither has one, the same text.
  func matches(_ other: MeasureCode) -> Bool {
    if codings.isEmpty, other.codings.isEmpty { return text != nil && text == other.text }
    return codings.contains { one in
      other.codings.contains { one.system == $0.system && one.code == $0.code && one.code != nil }
    }
  }
}

/// A kind of part that reports repeat from their measure.
enum MeasurePart: String {
  case group, population, stratifier
}

extension Walk {
  /// Finds for each part of a report the one of the measure that has its code; reports what has none, and what is not there.
  ///
  /// - Returns: the parts that were found, with the place of that of the measure.
  mutating func match(
    _ parts: [ElementPlace], with expected: [JSONValue], _ kind: MeasurePart,
    in owner: ElementPlace, isPartial: Bool
  ) -> [(ElementPlace, Int)] {
    let codes = expected.map { part in
      // In R4 the code of a stratifier may be told by several components instead.
      part["code"].map { MeasureCode($0) }
    }
    var found: [(ElementPlace, Int)] = []
    var seen: Set<Int> = []
    for part in parts {
      guard let own = code(of: part) else {
        report(.error, .partWithoutCode(kind), at: part)
        continue
      }
      let place = codes.firstIndex { code in
        guard let code else { return false }
        return own.contains { $0.matches(code) }
      }
      guard let place else {
        report(.error, .unknownPart(kind), at: part)
        continue
      }
      if seen.insert(place).inserted {
        found.append((part, place))
      } else {
        report(.error, .repeatedPart(kind), at: part)
      }
    }
    guard !isPartial else { return found }
    for (place, part) in expected.enumerated() where !seen.contains(place) {
      if !part.isObservation { report(.error, .partMissing(kind, codes[place]), at: owner) }
    }
    return found
  }

  /// The codes of a part; a stratifier may have several.
  private func code(of part: ElementPlace) -> [MeasureCode]? {
    guard let node = document.member("code", of: part.node) else { return nil }
    if document.kind(of: node) == .array {
      return document.elements(of: node).map { MeasureCode(JSONValue(document, $0)) }
    }
    return [MeasureCode(JSONValue(document, node))]
  }
}

extension JSONValue {
  /// Whether a population is what is observed, which reports give no figures for.
  fileprivate var isObservation: Bool {
    self["code"].map { MeasureCode($0) }?.codings.contains {
      $0.system == "http://terminology.hl7.org/CodeSystem/measure-population"
        && $0.code == "measure-observation"
    } ?? false
  }
}
