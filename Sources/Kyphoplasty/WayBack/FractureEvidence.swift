internal import FHIRModel

/// What the code of a condition tells of a fracture of a vertebra.
///
/// Our own code is the cause itself. For the codes of others all fractures that the mapping can code are coded once, and
/// what all fractures with the same code have in common is what the code tells: `S32.010A` is an injury of L1, seen for
/// the first time.
struct FractureEvidence {
  var cause: Fracture.Cause
  var level: Vertebra?
  var morphology: Fracture.Morphology?
  var phase: Fracture.Phase?

  /// Reads the code of a condition; nil where it is no fracture of a vertebra.
  init?(_ code: BundleElement?) {
    guard let code else { return nil }
    if let cause = code.word(of: Fracture.Cause.self) {
      self.cause = cause
      return
    }
    let known = code.codings.compactMap { coding -> Meaning? in
      guard let system = coding["system"]?.string, let code = coding["code"]?.string else {
        return nil
      }
      return Self.meanings["\(system)|\(code)"]
    }
    guard let first = known.first else { return nil }
    let meaning = known.dropFirst().reduce(first) { $0.narrowed(by: $1) }
    cause = meaning.causes.count == 1 ? meaning.causes.first ?? .unspecified : .unspecified
    level = meaning.levels.count == 1 ? meaning.levels.first : nil
    morphology = meaning.shapes.count == 1 ? meaning.shapes.first ?? nil : nil
    phase = meaning.phases.count == 1 ? meaning.phases.first : nil
  }

  /// What a fracture with a code may be.
  private struct Meaning {
    var causes: Set<Fracture.Cause> = []
    var levels: Set<Vertebra> = []
    var shapes: Set<Fracture.Morphology?> = []
    var phases: Set<Fracture.Phase> = []

    /// What is left when another code says so too; where they contradict each other the first counts.
    func narrowed(by other: Meaning) -> Meaning {
      func narrowed<Value>(_ one: Set<Value>, _ other: Set<Value>) -> Set<Value> {
        let both = one.intersection(other)
        return both.isEmpty ? one : both
      }
      return Meaning(
        causes: narrowed(causes, other.causes), levels: narrowed(levels, other.levels),
        shapes: narrowed(shapes, other.shapes), phases: narrowed(phases, other.phases))
    }
  }

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    for cause in Fracture.Cause.allCases {
      let shapes: [Fracture.Morphology?] =
        cause == .trauma ? [nil] + Fracture.Morphology.allCases.map(Optional.some) : [nil]
      for level in Vertebra.allCases {
        for shape in shapes {
          for phase in Fracture.Phase.allCases {
            var fracture = Fracture(level: level, cause: cause)
            fracture.morphology = shape
            fracture.phase = phase
            for entry in fracture.codes where entry.system != .kyphoplasty {
              let key = "\(entry.system.uriText)|\(entry.code)"
              meanings[key, default: Meaning()].causes.insert(cause)
              meanings[key, default: Meaning()].levels.insert(level)
              meanings[key, default: Meaning()].shapes.insert(shape)
              meanings[key, default: Meaning()].phases.insert(phase)
            }
          }
        }
      }
    }
    return meanings
  }()
}
