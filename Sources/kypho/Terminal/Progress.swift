import Foundation

/// One line on a terminal that counts what is done; silent where nobody watches.
final class Progress {
  private let label: String
  private let total: Int?
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isDrawn = false

  /// Starts counting.
  ///
  /// - Parameters:
  ///   - label: what is counted: `encounters`.
  ///   - total: how many there will be, where that is known.
  ///   - talk: how much is said.
  init(_ label: String, total: Int? = nil, talk: Talk) {
    self.label = label
    self.total = total
    isShown = !talk.isQuiet && Talk.isTerminal
  }

  /// Shows a count, ten times a second at most.
  func show(_ count: Int, remark: String = "") {
    guard isShown, last.duration(to: .now) > .milliseconds(100) else { return }
    last = .now
    isDrawn = true
    let seconds = max(0.001, Double(start.duration(to: .now).components.seconds) + 0.001)
    let rate = Double(count) / seconds
    var line = "\(count)"
    if let total {
      line += " of \(total) \(label)"
      if rate > 0 { line += ", \(Int(Double(total - count) / rate)) s to go" }
    } else {
      line += " \(label)"
    }
    line += ", \(Int(rate)) a second"
    if !remark.isEmpty { line += ", \(remark)" }
    Talk.show(line: line)
  }

  /// Wipes the line.
  func finish() {
    if isDrawn { Talk.show(line: "") }
  }
}
