internal import LosslessJSON

/// The suppressions of a run: takes accepted findings out of outcomes, and says in the end which were of no use.
public struct Suppressions: Sendable {
  private let list: [Suppression]
  private let today: String
  private var isUsed: [Bool]

  /// How many findings were taken out.
  public private(set) var count = 0

  /// Makes the suppressions of a run.
  ///
  /// - Parameters:
  ///   - list: the suppressions.
  ///   - today: the day as `YYYY-MM-DD`, by which they have expired or not.
  public init(_ list: [Suppression], today: String) {
    self.list = list
    self.today = today
    isUsed = Array(repeating: false, count: list.count)
  }

  /// The outcome without the findings that are accepted.
  public mutating func apply(to outcome: Outcome) -> Outcome {
    guard !list.isEmpty, !outcome.findings.isEmpty else { return outcome }
    return outcome.filtered { finding in
      var isAccepted = false
      // Every suppression that fits is of use, though the first would do.
      for index in list.indices where list[index].pattern.matches(finding) {
        isUsed[index] = true
        if !list[index].isExpired(on: today) { isAccepted = true }
      }
      if isAccepted { count += 1 }
      return !isAccepted
    }
  }

  /// What there is to say about the suppressions themselves, once all documents have been through.
  public var remarks: Outcome {
    let findings = list.indices.compactMap { index -> Finding? in
      let suppression = list[index]
      let cause: Cause? =
        if !isUsed[index] {
          .unusedSuppression(suppression)
        } else if suppression.isExpired(on: today) {
          .expiredSuppression(suppression)
        } else {
          nil
        }
      return cause.map {
        Finding(
          severity: .warning, path: FindingPath(steps: []), resource: nil,
          position: suppression.position, range: 0..<0, source: nil, cause: $0)
      }
    }
    return Outcome(remarks: findings)
  }
}

extension Rule {
  static let suppressionRules = [unusedSuppression, expiredSuppression]

  fileprivate static let unusedSuppression = Rule(
    "suppression.unused", .informational, "A suppression takes something out.",
    explanation: """
      None of the findings of the run is meant by this suppression: what it accepted has been mended, or its rule or path \
      is not written as the findings have it. Left where it is, it would hide the next finding of the kind.
      """,
    remedy: "Remove the suppression, or correct its rule and path.")

  fileprivate static let expiredSuppression = Rule(
    "suppression.expired", .informational, "A suppression is still in force.",
    explanation: """
      The day until which the findings were accepted is over, so they are shown again and count.
      """,
    remedy: "Mend what the suppression accepted, or look at it again and set a later day.")
}

extension Cause {
  fileprivate static func unusedSuppression(_ suppression: Suppression) -> Cause {
    let pattern = suppression.pattern
    return Cause(
      .unusedSuppression, "accepts \(pattern.rule) at \(pattern.path), which was not found")
  }

  fileprivate static func expiredSuppression(_ suppression: Suppression) -> Cause {
    let pattern = suppression.pattern
    return Cause(
      .expiredSuppression, "accepted \(pattern.rule) at \(pattern.path) for a time that is over")
  }
}
