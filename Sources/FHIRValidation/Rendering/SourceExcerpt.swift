internal import LosslessJSON

/// The source line of a finding, as it may be shown, and a caret below it.
///
/// Of a long line (a minified bundle is one) a window around the finding is shown, and `…` where it was cut.
struct SourceExcerpt {
  private static let reach = 56

  let line: String
  /// `^~~~` below the bytes concerned.
  let marker: String

  init(of finding: Finding, in outcome: Outcome, showValues: Bool) {
    let bytes = outcome.bytes
    let focus = min(finding.range.lowerBound, bytes.count)
    let window = Self.window(around: focus, in: bytes)
    let mask = showValues ? nil : ValueMask(window, in: outcome, faultAt: focus)
    var line = window.isCutBefore ? "…" : ""
    var marker = window.isCutBefore ? " " : ""
    // A container is marked where it begins: its other end may be a thousand lines away.
    let isContainer = focus < bytes.count && (bytes[focus] == 0x7B || bytes[focus] == 0x5B)
    let end = isContainer ? focus : min(finding.range.upperBound, window.range.upperBound)
    var offset = window.range.lowerBound
    for scalar in String(decoding: bytes[window.range], as: UTF8.self).unicodeScalars {
      let isMasked = mask?.hides(offset) ?? false
      line.unicodeScalars.append(isMasked ? "•" : scalar.value < 0x20 ? " " : scalar)
      if offset < focus {
        marker += " "
      } else if offset == focus {
        marker += "^"
      } else if offset < end {
        marker += "~"
      }
      offset += scalar.utf8.count
    }
    if offset <= focus { marker += "^" }
    self.line = line + (window.isCutAfter ? "…" : "")
    self.marker = marker
  }

  private static func window(
    around focus: Int, in bytes: [UInt8]
  ) -> (range: Range<Int>, isCutBefore: Bool, isCutAfter: Bool) {
    var start = focus
    var scalars = 0
    while start > 0, scalars < reach, !isLineEnd(bytes[start - 1]) {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { scalars += 1 }
    }
    var end = focus
    scalars = 0
    while end < bytes.count, !isLineEnd(bytes[end]) {
      if bytes[end] & 0xC0 != 0x80 {
        if scalars == reach { break }
        scalars += 1
      }
      end += 1
    }
    // A window may begin inside a scalar only if the text is no UTF-8.
    return (
      start..<end, start > 0 && !isLineEnd(bytes[start - 1]),
      end < bytes.count && !isLineEnd(bytes[end])
    )
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
