extension LinearPattern {
  /// The text with each match replaced; an empty expression replaces nothing.
  ///
  /// In the template `$0` stands for the match, `$1`, `${1}` and `${name}` for what a group took, and a backslash takes the
  /// meaning from what follows.
  public func replacingMatches(in text: String, with template: String) -> String {
    if isEmpty { return text }
    let parts = Self.parts(of: template, groupCount: groupCount, names: groupNames)
    var text = text
    return text.withUTF8 { bytes in
      var run = PatternRun(program, bytes, groups: groupCount)
      var output: [UInt8] = []
      var copied = 0
      var place = 0
      while place <= bytes.count, let groups = run.run(from: place) {
        output.append(contentsOf: bytes[copied..<groups[0]])
        for part in parts {
          switch part {
          case .text(let text): output.append(contentsOf: text.utf8)
          case .group(let number):
            let (start, end) = (groups[2 * number], groups[2 * number + 1])
            if start >= 0, start <= end { output.append(contentsOf: bytes[start..<end]) }
          }
        }
        copied = groups[1]
        place = groups[1]
        if groups[0] == groups[1] {
          // After a match of nothing the search goes on behind the next character.
          place += 1
          while place < bytes.count, bytes[place] & 0xc0 == 0x80 { place += 1 }
        }
      }
      output.append(contentsOf: bytes[min(copied, bytes.count)...])
      return String(decoding: output, as: UTF8.self)
    }
  }

  private var isEmpty: Bool { program.steps.count == 3 }

  private enum Part {
    case text(String)
    case group(Int)
  }

  private static func parts(of template: String, groupCount: Int, names: [String: Int]) -> [Part] {
    var parts: [Part] = []
    var text = String.UnicodeScalarView()
    var rest = Substring(template).unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.popFirst() {
        text.append(next)
      } else if scalar == "$", let (number, length) = group(rest, groupCount, names) {
        parts += [.text(String(text)), .group(number)]
        text = String.UnicodeScalarView()
        rest = rest.dropFirst(length)
      } else {
        if scalar == "$", rest.first == "$" { rest.removeFirst() }
        text.append(scalar)
      }
    }
    return parts + [.text(String(text))]
  }

  private static func group(
    _ rest: Substring.UnicodeScalarView, _ groupCount: Int, _ names: [String: Int]
  ) -> (Int, Int)? {
    if rest.first == "{" {
      let name = String(rest.dropFirst().prefix { $0 != "}" })
      let length = name.unicodeScalars.count + 2
      guard length <= rest.count, let number = names[name] ?? Int(name),
        (0...groupCount).contains(number)
      else { return nil }
      return (number, length)
    }
    // As many digits as there are groups for.
    var found: (Int, Int)?
    var number = 0
    for (length, digit) in rest.prefix(3).enumerated() {
      guard ("0"..."9").contains(digit) else { break }
      number = number * 10 + Int(digit.value - 0x30)
      guard number <= groupCount else { break }
      found = (number, length + 1)
    }
    return found
  }
}
