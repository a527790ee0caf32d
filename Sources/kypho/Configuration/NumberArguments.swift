import ArgumentParser

/// How numbers are read from the command line, so that one that will not do is refused with those that will.
enum NumberArgument {
  /// Reads a whole number of a range.
  static func whole<Number: FixedWidthInteger & Sendable>(
    _ range: ClosedRange<Number>
  ) -> @Sendable (String) throws -> Number {
    { text in
      guard let number = Number(text), range.contains(number) else {
        let end = range.upperBound == Number(clamping: Int.max) ? " on" : " to \(range.upperBound)"
        throw ValidationError("it must be a whole number from \(range.lowerBound)\(end)")
      }
      return number
    }
  }

  /// Reads a share of all, from 0 to 1.
  static let share: @Sendable (String) throws -> Double = { text in
    guard let share = Double(text), (0...1).contains(share) else {
      throw ValidationError("it must be a number from 0 to 1, such as 0.05")
    }
    return share
  }

  /// The arguments with each negative number bound to the option before it: `--count=-1`.
  ///
  /// By itself `-1` looks like an option, and the option before it like one whose value is missing.
  static func bound(_ arguments: [String]) -> [String] {
    var bound: [String] = []
    var isOver = false
    for argument in arguments {
      if argument == "--" { isOver = true }
      if !isOver, isNegative(argument), let last = bound.last, last.hasPrefix("--"),
        !last.contains("=")
      {
        bound[bound.count - 1] = "\(last)=\(argument)"
      } else {
        bound.append(argument)
      }
    }
    return bound
  }

  private static func isNegative(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument.dropFirst().first?.isNumber == true
      && Double(argument) != nil
  }
}
