public import FHIRDefinitions
internal import FHIRValidation
public import Kyphoplasty

/// Counts in bundles which elements there are of those that the claimed profiles ask systems to support.
public struct MustSupportTally: Sendable {
  private struct Counts: Sendable {
    var profile: SupportedProfile?
    var resources = 0
    /// For each of the profile's elements, how many resources have it.
    var met: [Int] = []
  }

  private let support: MustSupport
  private var counts: [String: Counts] = [:]

  /// Makes a tally that has seen nothing.
  ///
  /// - Parameter definitions: where the profiles are looked up.
  public init(_ definitions: Definitions) { support = MustSupport(definitions: definitions) }

  /// Counts the resources of a bundle.
  public mutating func add(_ bundle: [UInt8]) {
    for claim in support.claims(in: bundle) {
      var counts =
        counts[claim.url]
        ?? Counts(
          profile: claim.profile, met: Array(repeating: 0, count: claim.isThere.count))
      counts.resources += 1
      for (place, isThere) in claim.isThere.enumerated() where isThere && place < counts.met.count {
        counts.met[place] += 1
      }
      self.counts[claim.url] = counts
    }
  }

  /// Adds what was counted to a report.
  public func add(to report: inout CoverageReport) {
    for (url, counts) in counts.sorted(by: { $0.key < $1.key }) {
      guard let profile = counts.profile else {
        report.undecided.append(
          .init(
            profile: url, element: nil, resources: counts.resources,
            reason: "the profile is not known here"))
        continue
      }
      report.mustSupport += zip(profile.elements, counts.met).map { element, met in
        CoverageReport.MustSupport(
          profile: url, element: element, resources: counts.resources, met: met)
      }
      report.undecided += profile.undecided.map {
        CoverageReport.Undecided(
          profile: url, element: $0.element, resources: counts.resources, reason: $0.reason)
      }
    }
  }
}
