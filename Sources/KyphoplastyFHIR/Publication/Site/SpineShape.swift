internal import Kyphoplasty

/// The bones of the spine seen from the left side: where each stands, how large it is and how it leans.
///
/// Only sums, products, quotients and square roots are taken, so that every machine draws the same lines.
struct SpineShape {
  /// A bone.
  struct Bone {
    /// `C1` to `S5`, and `Co1` to `Co4` for the coccyx.
    var name: String
    /// The middle of its body.
    var center: Point
    /// The direction down the column, of length 1.
    var down: Point
    var width: Double
    var height: Double
    /// How far its spinous process reaches backwards, and how far that hangs down.
    var process: Point

    /// The direction backwards.
    var back: Point { Point(x: down.y, y: -down.x) }

    /// A place given in the bone's own directions: backwards and down.
    func place(_ x: Double, _ y: Double) -> Point {
      Point(
        x: center.x + back.x * x + down.x * y, y: center.y + back.y * x + down.y * y)
    }
  }

  struct Point {
    var x: Double
    var y: Double
  }

  /// What the line through the bodies passes: lordosis of the neck, kyphosis of the chest, lordosis of the loin, sacrum.
  private static let line: [Point] = [
    Point(x: 168, y: 18), Point(x: 168, y: 26), Point(x: 152, y: 84), Point(x: 162, y: 148),
    Point(x: 196, y: 238), Point(x: 212, y: 330), Point(x: 202, y: 430), Point(x: 170, y: 536),
    Point(x: 150, y: 624), Point(x: 153, y: 686), Point(x: 174, y: 742), Point(x: 204, y: 798),
    Point(x: 220, y: 850), Point(x: 212, y: 886), Point(x: 196, y: 902), Point(x: 190, y: 906),
  ]
  private static let samplesPerPart = 24

  /// The bones from top to bottom: 33.
  let bones: [Bone]

  init() {
    let sizes = Self.sizes
    let track = Self.track
    let needed = sizes.reduce(0) { $0 + $1.height + $1.gap }
    let scale = (track.last?.length ?? 0) / needed
    var (bones, passed, sample) = ([Bone](), 0.0, 0)
    for size in sizes {
      let middle = (passed + size.height / 2) * scale
      while sample + 2 < track.count, track[sample + 1].length < middle { sample += 1 }
      passed += size.height + size.gap
      guard sample + 1 < track.count, track[sample + 1].length > track[sample].length else { break }
      let (from, to) = (track[sample], track[sample + 1])
      let share = to.length > from.length ? (middle - from.length) / (to.length - from.length) : 0
      let (dx, dy) = (to.point.x - from.point.x, to.point.y - from.point.y)
      let length = (dx * dx + dy * dy).squareRoot()
      bones.append(
        Bone(
          name: size.name,
          center: Point(x: from.point.x + dx * share, y: from.point.y + dy * share),
          down: Point(x: dx / length, y: dy / length), width: size.width,
          height: size.height * scale, process: size.process))
    }
    self.bones = bones
  }

  // MARK: Sizes

  private struct Size {
    var name: String
    var width: Double
    var height: Double
    /// What is between it and the next.
    var gap: Double
    var process: Point
  }

  private static var sizes: [Size] {
    var sizes = Vertebra.allCases.map { vertebra in
      // The place within its part of the spine, from 0.
      let place = Double(Int(vertebra.rawValue.dropFirst()) ?? 1) - 1
      switch vertebra.region {
      case .cervical:
        return Size(
          name: vertebra.rawValue, width: 24 + place, height: place == 0 ? 9 : 12, gap: 4.5,
          process: Point(x: 15 + place * 1.5, y: 3 + place))
      case .thoracic:
        return Size(
          name: vertebra.rawValue, width: 30 + place * 1.2, height: 17 + place * 0.7, gap: 4,
          process: Point(x: 27 - place * 0.5, y: 17 - place))
      case .lumbar:
        return Size(
          name: vertebra.rawValue, width: 46 + place, height: 28 + place * 0.6, gap: 8,
          process: Point(x: 26, y: 4))
      case .sacral:
        return Size(
          name: vertebra.rawValue, width: 46 - place * 7, height: 23 - place * 2.5, gap: 2,
          process: Point(x: 9 - place, y: 2))
      }
    }
    for place in 1...4 {
      let size = Double(place)
      sizes.append(
        Size(
          name: "Co\(place)", width: 16 - size * 2.4, height: 11 - size * 1.3, gap: 2,
          process: Point(x: 0, y: 0)))
    }
    return sizes
  }

  // MARK: The line

  private struct Sample {
    var point: Point
    /// The way from the top to here.
    var length: Double
  }

  /// The line as many short straight parts (Catmull and Rom's curve through the points).
  private static var track: [Sample] {
    var track: [Sample] = []
    for part in 1..<(line.count - 2) {
      let (a, b, c, d) = (line[part - 1], line[part], line[part + 1], line[part + 2])
      for step in 0..<samplesPerPart {
        let t = Double(step) / Double(samplesPerPart)
        let point = Point(x: curve(a.x, b.x, c.x, d.x, t), y: curve(a.y, b.y, c.y, d.y, t))
        guard let last = track.last else {
          track.append(Sample(point: point, length: 0))
          continue
        }
        let (dx, dy) = (point.x - last.point.x, point.y - last.point.y)
        track.append(
          Sample(point: point, length: last.length + (dx * dx + dy * dy).squareRoot()))
      }
    }
    return track
  }

  private static func curve(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double
  ) -> Double {
    let linear = (c - a) * t
    let square = (2 * a - 5 * b + 4 * c - d) * t * t
    let cube = (3 * b - a - 3 * c + d) * t * t * t
    return (2 * b + linear + square + cube) / 2
  }
}
