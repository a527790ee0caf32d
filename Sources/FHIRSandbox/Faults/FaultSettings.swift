/// The settings of a fault as they are written, which are taken out one by one.
struct FaultSettings {
  private let fault: String
  private var values: [String: String] = [:]

  /// Reads `name=value` between commas; the first may be a value alone.
  init(_ text: Substring, of fault: String) throws(FaultSyntaxError) {
    self.fault = fault
    guard !text.isEmpty else { return }
    for (index, part) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name: String
      switch (pair.count, Self.mainNames[fault]) {
      case (2, _): name = String(pair[0])
      case (1, let main?) where index == 0: name = main
      default:
        throw FaultSyntaxError("settings of \(fault) are written as name=value, between commas")
      }
      guard values.updateValue(String(pair[pair.count - 1]), forKey: name) == nil else {
        throw FaultSyntaxError("\(fault) has '\(name)' twice")
      }
    }
  }

  /// What a value is that stands without its name.
  private static let mainNames = [
    "delay": "seconds", "cut": "bytes", "status": "code", "page": "code", "conflict": "code",
    "entries": "code",
  ]

  mutating func take(_ name: String) -> String? { values.removeValue(forKey: name) }

  mutating func number(
    _ name: String, _ range: some RangeExpression<Int>
  ) throws(FaultSyntaxError) -> Int? {
    guard let text = take(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw FaultSyntaxError("\(name) of \(fault) is a whole number that makes sense there")
    }
    return number
  }

  mutating func share(_ name: String) throws(FaultSyntaxError) -> Double? {
    guard let text = take(name) else { return nil }
    guard let share = Double(text), (0...1).contains(share) else {
      throw FaultSyntaxError("\(name) of \(fault) is a number from 0 to 1")
    }
    return share
  }

  mutating func seconds(_ name: String) throws(FaultSyntaxError) -> Duration? {
    guard let text = take(name) else { return nil }
    guard let seconds = Double(text), (0...3600).contains(seconds) else {
      throw FaultSyntaxError("\(name) of \(fault) is a number from 0 to 3600")
    }
    return .seconds(seconds)
  }

  mutating func retryHint() throws(FaultSyntaxError) -> Fault.RetryHint? {
    let seconds = try number("retry-after", 0...86_400)
    let date = try number("retry-after-date", -86_400...86_400)
    let milliseconds = try number("retry-after-ms", 0...86_400_000)
    switch (seconds, date, milliseconds) {
    case (let seconds?, nil, nil): return .seconds(seconds)
    case (nil, let seconds?, nil): return .date(seconds)
    case (nil, nil, let milliseconds?): return .milliseconds(milliseconds)
    case (nil, nil, nil): return nil
    default:
      throw FaultSyntaxError(
        "\(fault) takes one of retry-after, retry-after-date and retry-after-ms")
    }
  }

  /// Refuses what nobody has asked for.
  func end() throws(FaultSyntaxError) {
    guard let name = values.keys.min() else { return }
    throw FaultSyntaxError(
      "\(fault) has no setting '\(name)'; when it happens is said by when, probability, count, "
        + "per-request, every, path and method")
  }
}
