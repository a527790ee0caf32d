import FHIRDefinitions

/// What a pack holds, in words.
struct PackContents {
  let pack: DefinitionPack
  let around: Definitions

  init(_ pack: DefinitionPack, context: Definitions = Definitions([])) {
    self.pack = pack
    around = context.adding([pack])
  }

  func text(gaps: Bool, name: String, length: Int? = nil) -> String {
    let own = Definitions([pack])
    var text = name + (length.map { ": \($0) bytes" } ?? "") + "\n"
    for source in pack.sources {
      text += "  from \(source.id)#\(source.version), SHA-256 \(source.sha256)\n"
    }
    let structures = Array(own.structures)
    let elements = structures.reduce(0) { $0 + $1.elements.count }
    let bare = structures.count { !$0.hasSnapshot }
    text +=
      "  \(structures.count) structures (\(Array(own.types).count) types), \(elements) elements"
    text += bare == 0 ? "\n" : "; \(bare) without snapshot\n"
    let systems = Array(own.codeSystems)
    text += "  \(systems.count) code systems, \(systems.reduce(0) { $0 + $1.count }) concepts\n"
    let sets = own.valueSets.compactMap { set in
      around.valueSet(set.version.map { set.url + "|" + $0 } ?? set.url)
    }
    let open = sets.filter { !$0.isComplete }
    text += "  \(sets.count) value sets, of \(sets.count - open.count) every code is known\n"
    guard gaps else { return text }
    for set in open { text += "    \(set.url): \(reasons(set))\n" }
    return text
  }

  private func reasons(_ set: ValueSet) -> String {
    var reasons = set.gaps.map { gap in
      "\(gap.reason)" + (gap.valueSet.map { " \($0)" } ?? "")
        + (gap.system.map { " in \($0)" } ?? "")
    }
    for part in set.parts where part.isWholeSystem && part.codeSystem?.content != .complete {
      reasons.append("all of \(part.system)")
    }
    return reasons.joined(separator: "; ")
  }
}
