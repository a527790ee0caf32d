/// The procedures of a bundle that are one vertebral augmentation: the whole, and one for each vertebra.
///
/// The whole says what technique it was and is a part of nothing; the levels are parts of it. Where others write one
/// procedure for each vertebra and none above them, there is no whole.
struct AugmentationSession {
  let whole: BundleResource?
  let levels: [BundleResource]
  /// Wholes that are left over: another session in the same encounter.
  let others: [BundleResource]
  /// References of levels to a whole that is not there.
  let brokenParts: [BundleElement]

  init?(in index: BundleIndex) {
    let augmentations = index.all("Procedure").filter { Self.technique(of: $0) != nil }
    guard !augmentations.isEmpty else { return nil }
    let isPart = augmentations.map { procedure in
      procedure.all("partOf").contains { index.target(of: $0)?.type == "Procedure" }
    }
    let parts = zip(augmentations, isPart).filter(\.1).map(\.0)
    let others = zip(augmentations, isPart).filter { !$0.1 }.map(\.0)
    // A part all the same, of what is not there: in the encounter's own operation it is a level like the others.
    let orphans = others.filter { Self.brokenPart(of: $0, in: index) != nil }
    let tops = others.filter { Self.brokenPart(of: $0, in: index) == nil }
    brokenParts = orphans.compactMap { Self.brokenPart(of: $0, in: index) }
    let parents = parts.compactMap { part in
      part.all("partOf").lazy.compactMap { index.target(of: $0) }.first
    }
    if let parent = parents.first {
      whole = parent
      let own = Set(zip(parts, parents).filter { $0.1.entry == parent.entry }.map(\.0.entry))
        .union(orphans.map(\.entry))
      levels = augmentations.filter { own.contains($0.entry) && !$0.isInpatientCode }
      let above = Set(parents.map(\.entry)).subtracting([parent.entry])
      self.others =
        tops.filter { $0.entry != parent.entry && !$0.isInpatientCode }
        + index.resources.filter { resource in
          above.contains(resource.entry) && !tops.contains { $0.entry == resource.entry }
        }
    } else if let only = tops.first, tops.count == 1, !orphans.isEmpty {
      whole = only
      levels = orphans.filter { !$0.isInpatientCode }
      self.others = []
    } else if let only = tops.first, tops.count == 1, only.all("bodySite").count != 1 {
      whole = only
      levels = []
      self.others = []
    } else if let only = tops.first, tops.count == 1 {
      // One procedure at one vertebra is the whole as well as the level.
      whole = only
      levels = [only]
      self.others = []
    } else {
      whole = nil
      levels = others.filter { !$0.isInpatientCode }
      self.others = []
    }
  }

  /// The reference of a procedure to one of which it would be a part, if it were there.
  private static func brokenPart(
    of procedure: BundleResource, in index: BundleIndex
  ) -> BundleElement? {
    procedure.all("partOf").first { reference in
      guard let text = reference["reference"]?.string, index.target(of: reference) == nil else {
        return false
      }
      return text.hasPrefix("urn:") || text.contains("Procedure/")
    }?["reference"]
  }

  /// What kind of augmentation a procedure is; nil where it is none.
  static func technique(of procedure: BundleResource) -> Augmentation.Technique? {
    guard let code = procedure["code"] else { return nil }
    return code.word(of: Augmentation.Technique.self)
      ?? code.code(of: CPT.self).map { CPTSelection.technique(of: $0) }
      ?? code.code(of: ICD10PCS.self).flatMap { Augmentation.Technique($0) }
  }
}

extension BundleResource {
  /// Whether the procedure only carries a code of ICD-10-PCS, which says a region and not a level.
  var isInpatientCode: Bool {
    guard let code = self["code"], code.code(of: ICD10PCS.self) != nil else { return false }
    return code.word(of: Augmentation.Technique.self) == nil && code.code(of: CPT.self) == nil
  }
}
