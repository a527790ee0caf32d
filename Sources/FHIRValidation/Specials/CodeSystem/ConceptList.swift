internal import LosslessJSON

/// The concepts of a CodeSystem, nested ones included, in the order of the text.
struct ConceptList {
  struct Concept {
    var code: String
    var place: ElementPlace
  }

  private(set) var all: [Concept] = []
  private(set) var codes: Set<String> = []

  var count: Int { all.count }

  init(of system: ElementPlace, in walk: borrowing Walk) {
    // A stack instead of recursion: hierarchies of thousands of levels are no reason to stop.
    var open = Array(walk.children("concept", of: system).reversed())
    while let place = open.popLast() {
      if let code = walk.text("code", of: place) {
        all.append(Concept(code: code, place: place))
        codes.insert(code)
      }
      open += walk.children("concept", of: place).reversed()
    }
  }
}
