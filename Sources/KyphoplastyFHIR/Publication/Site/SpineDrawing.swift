internal import FHIRModel
internal import Kyphoplasty

/// A drawing of the spine from the left side, with the treated levels of an encounter, their cement and its leaks.
struct SpineDrawing {
  private typealias Point = SpineShape.Point

  private static let width = 420.0
  private static let height = 930.0
  private static let labelX = 296.0
  private static let lineHeight = 17.0

  private let encounter: KyphoplastyEncounter
  private let shape = SpineShape()

  init(_ encounter: KyphoplastyEncounter) { self.encounter = encounter }

  /// The drawing with a line of text below it.
  var figure: String {
    """
    <figure class="spine">
    \(svg)
    <figcaption>The spine from the left side. \(HTMLText.escaped(words))</figcaption>
    </figure>

    """
  }

  /// What the drawing shows, in words.
  private var words: String {
    let levels = encounter.levels.map { level in
      let leaks = Self.lines(of: level).dropFirst().joined(separator: ", ")
      return leaks.isEmpty ? level.vertebra.rawValue : "\(level.vertebra.rawValue): \(leaks)"
    }
    return levels.isEmpty ? "No level was treated." : "Treated: \(levels.joined(separator: "; "))."
  }

  private var svg: String {
    let treated = Dictionary(
      encounter.levels.map { ($0.vertebra.rawValue, $0) }, uniquingKeysWith: { one, _ in one })
    let bones = shape.bones.map { bone($0, isTreated: treated[$0.name] != nil) }
    let marked = shape.bones.compactMap { bone in treated[bone.name].map { (bone, $0) } }
    let drops = marked.map { leaks(of: $0.1, at: $0.0) }
    return """
      <svg viewBox="0 0 420 930" role="img" aria-label="The spine, C1 to the coccyx. \(HTMLText.escaped(words))">
      \(bones.joined())\(drops.joined())\(labels(of: marked))</svg>
      """
  }

  // MARK: Bones

  private func bone(_ bone: SpineShape.Bone, isTreated: Bool) -> String {
    let (w, h) = (bone.width / 2, bone.height / 2)
    // The plates and the front are a little hollow.
    let body =
      "M\(Self.text(-w)) \(Self.text(-h))Q0 \(Self.text(-h + 1.6)) \(Self.text(w)) \(Self.text(-h))"
      + "Q\(Self.text(w - 2.4)) 0 \(Self.text(w)) \(Self.text(h))"
      + "Q0 \(Self.text(h - 1.6)) \(Self.text(-w)) \(Self.text(h))"
      + "Q\(Self.text(-w + 2.8)) 0 \(Self.text(-w)) \(Self.text(-h))Z"
    var process = ""
    if bone.process.x > 0 {
      let (x, y) = (w + bone.process.x, bone.process.y)
      process =
        "<path class=\"process\" d=\"M\(Self.text(w + 3)) \(Self.text(-h * 0.5))"
        + "Q\(Self.text(w + bone.process.x * 0.5)) \(Self.text(-h * 0.5)) \(Self.text(x)) \(Self.text(y - 2))"
        + "Q\(Self.text(x + 3)) \(Self.text(y + 3)) \(Self.text(x - 3)) \(Self.text(y + 4))"
        + "Q\(Self.text(w + bone.process.x * 0.4)) \(Self.text(h * 0.5)) \(Self.text(w + 3)) \(Self.text(h * 0.45))Z\"/>"
    }
    let name = bone.place(-w - 9, 0)
    // The coccyx is too small for a name at each bone.
    let label = bone.name.hasPrefix("Co") ? (bone.name == "Co2" ? "Co1–4" : "") : bone.name
    let matrix = [
      bone.back.x, bone.back.y, bone.down.x, bone.down.y, bone.center.x, bone.center.y,
    ].map { Self.text($0, digits: 3) }.joined(separator: " ")
    return """
      <g class="\(isTreated ? "bone treated" : "bone")"><g transform="matrix(\(matrix))">\(process)\
      <path class="body" d="\(body)"/></g>\
      <text x="\(Self.text(name.x))" y="\(Self.text(name.y + 3.5))">\(label)</text></g>

      """
  }

  // MARK: What was done

  /// A drop for each leak, on the side that the cement went to.
  private func leaks(of level: TreatedLevel, at bone: SpineShape.Bone) -> String {
    let (w, h) = (bone.width / 2, bone.height / 2)
    return level.leaks.enumerated().map { place, leak in
      let shift = Double(place) * 7
      let point =
        switch leak.site {
        case .disc: bone.place(-w * 0.3 + shift, -h - 3)
        case .epidural, .foraminal, .basivertebralVein: bone.place(w + 5, -2 + shift)
        case .paravertebral, .prevertebral, .segmentalVein, .pulmonary:
          bone.place(-w - 4, -h * 0.4 + shift)
        case .needleTract: bone.place(w + bone.process.x * 0.6, shift)
        }
      return
        "<circle class=\"leak\" cx=\"\(Self.text(point.x))\" cy=\"\(Self.text(point.y))\" r=\"4.5\"/>\n"
    }.joined()
  }

  /// The labels beside the treated bones, moved apart where they would cover one another.
  private func labels(of marked: [(SpineShape.Bone, TreatedLevel)]) -> String {
    var tops: [Double] = []
    var next = 8.0
    for (bone, level) in marked {
      let top = max(next, bone.center.y - 6)
      tops.append(top)
      next = top + Double(Self.lines(of: level).count) * Self.lineHeight + 8
    }
    // What would stand below the edge moves up, and what is above it with it.
    var limit = Self.height - 8
    for place in marked.indices.reversed() {
      let height = Double(Self.lines(of: marked[place].1).count) * Self.lineHeight
      tops[place] = min(tops[place], limit - height)
      limit = tops[place] - 8
    }
    return zip(marked, tops).map { item, top in label(of: item.1, at: item.0, top: top) }.joined()
  }

  private func label(of level: TreatedLevel, at bone: SpineShape.Bone, top: Double) -> String {
    let start = bone.place(bone.width / 2 + bone.process.x + 3, bone.process.y)
    let lines = Self.lines(of: level).enumerated().map { place, line in
      "<tspan x=\"\(Self.text(Self.labelX))\" dy=\"\(place == 0 ? "0" : Self.text(Self.lineHeight))\""
        + (place == 0 ? " class=\"level\"" : "") + ">\(HTMLText.escaped(line))</tspan>"
    }
    return """
      <path class="leader" d="M\(Self.text(start.x)) \(Self.text(start.y))L\(Self.text(Self.labelX - 22)) \
      \(Self.text(top + 6))L\(Self.text(Self.labelX - 6)) \(Self.text(top + 6))"/>\
      <text class="label" y="\(Self.text(top + 11))">\(lines.joined())</text>

      """
  }

  /// Vertebra, cement and leaks of a level.
  private static func lines(of level: TreatedLevel) -> [String] {
    var lines = [level.vertebra.rawValue]
    if let volume = level.cement?.volumeMl { lines.append("\(volume.text) mL cement") }
    lines += level.leaks.map { leak in
      "leak: \(Self.word(leak.site))" + (leak.symptomatic ? ", symptoms" : "")
    }
    if level.leaks.isEmpty, level.leakPresent == false { lines.append("no leak") }
    return lines
  }

  private static func word(_ site: CementLeak.Site) -> String {
    switch site {
    case .disc: "disc"
    case .epidural: "epidural"
    case .foraminal: "foraminal"
    case .paravertebral: "beside the body"
    case .prevertebral: "before the body"
    case .basivertebralVein: "basivertebral vein"
    case .segmentalVein: "segmental vein"
    case .pulmonary: "lung"
    case .needleTract: "needle tract"
    }
  }

  /// A length with few digits, the same on every machine.
  private static func text(_ number: Double, digits: Int = 1) -> String {
    let scale = digits == 3 ? 1000 : 10
    let whole = Int((number * Double(scale)).rounded())
    let fraction = String(whole.magnitude % UInt(scale))
    let padding = String(repeating: "0", count: (digits == 3 ? 3 : 1) - fraction.count)
    let sign = whole < 0 ? "-" : ""
    let digits = whole.magnitude % UInt(scale) == 0 ? "" : ".\(padding)\(fraction)"
    return "\(sign)\(whole.magnitude / UInt(scale))\(digits)"
  }
}
