public import FHIRModel

/// Knows which shared resources a run has already met, so that each is delivered once, before whatever names it first.
///
/// A resource that comes again and says more (a clinician who was only named as requester, and now with a specialty)
/// is given out again; one that says the same or less is not.
public struct DirectoryTracker: Sendable {
  // How many facts each resource told when it was given out.
  private var known: [R4.ID: Int] = [:]

  /// Starts with nothing met.
  public init() {}

  /// A transaction of the encounter's directory entries that are new; nil when none is.
  public mutating func newEntries(
    for encounter: KyphoplastyEncounter, by mapper: EncounterMapper
  ) -> R4.Bundle? {
    let new = mapper.directoryEntries(for: encounter).filter { entry in
      guard entry.facts > known[entry.id] ?? -1 else { return false }
      known[entry.id] = entry.facts
      return true
    }
    return new.isEmpty ? nil : mapper.directoryBundle(new)
  }
}
