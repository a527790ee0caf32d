internal import FHIRDelivery

/// A resource that earlier versions of a key may have put on the server, and that should count no more.
struct Outdated: Sendable, Hashable {
  /// `Type/id`.
  var reference: String
  /// The last item that writes it.
  var item: Int64

  /// Types of what is not the encounter's own: nothing of them is ever retracted.
  static let keptTypes: Set<String> = [
    "Location", "Organization", "Patient", "Practitioner", "PractitionerRole",
  ]

  /// What the versions of a key may have put on the server and a new version does not make, sorted.
  ///
  /// A version counts as long as the server may have it. What a delivered version has retracted is done; what one has
  /// retracted that is still under way is retracted again, for it may yet be refused.
  static func found(
    in ledger: [OutboxLedgerEntry], making references: Set<String>
  ) -> [Outdated] {
    var writers: [String: Int64] = [:]
    for entry in ledger where entry.mayBeApplied {
      let reference = entry.effect.reference
      switch entry.effect.action {
      case .write: writers[reference] = entry.item
      case .retract, .delete: if entry.state == .delivered { writers[reference] = nil }
      }
    }
    return writers.filter { reference, _ in
      !references.contains(reference)
        && !keptTypes.contains(String(reference.prefix { $0 != "/" }))
    }
    .map { Outdated(reference: $0, item: $1) }
    .sorted { $0.reference < $1.reference }
  }
}
