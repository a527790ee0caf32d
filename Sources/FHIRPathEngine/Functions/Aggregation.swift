extension FunctionTable {
  /// FHIRPath 2.0, "Aggregates", and the sorting of its successor.
  static let aggregation: [Function] = [
    .collection("aggregate", 1...2, gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.aggregate(call)
    },
    .collection("sort", 0...8, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.sort(call)
    },
  ]
}

extension Evaluator {
  fileprivate mutating func aggregate(_ call: Call) throws(FHIRPathError) {
    let step = argument(0, of: call)
    let start = stack.count
    let outer = total
    defer { total = outer }
    if call.count > 1 { _ = try argument(1, evaluated: call) }
    for (index, place) in call.input.enumerated() {
      try count(call.step)
      total = start..<stack.count
      let end = stack.count
      try evaluate(step, this: place..<(place + 1), index: index)
      keep(end..<stack.count, from: start)
    }
  }

  /// Sorts by each argument in turn, downwards where it begins with a minus; no key is above all keys.
  fileprivate mutating func sort(_ call: Call) throws(FHIRPathError) {
    var keys: [(step: Int, isDescending: Bool)] = []
    for index in 0..<call.count {
      let step = argument(index, of: call)
      if case .negative(let operand) = program.operations[step].kind {
        keys.append((operand, true))
      } else {
        keys.append((step, false))
      }
    }
    var rows: [(item: Item, keys: [Item?])] = []
    let start = stack.count
    for (index, place) in call.input.enumerated() {
      try count(call.step)
      var row: [Item?] = []
      for key in keys {
        let start = stack.count
        try evaluate(key.step, this: place..<(place + 1), index: index)
        row.append(try single(start..<stack.count, key.step))
        drop(to: start)
      }
      rows.append((stack[place], keys.isEmpty ? [stack[place]] : row))
    }
    let directions = keys.isEmpty ? [false] : keys.map(\.isDescending)
    let sorted = try mergeSorted(rows, directions, call.step)
    drop(to: start)
    for row in sorted { push(row.item) }
  }

  private func mergeSorted(
    _ rows: [(item: Item, keys: [Item?])], _ directions: [Bool], _ step: Int
  ) throws(FHIRPathError) -> [(item: Item, keys: [Item?])] {
    guard rows.count > 1 else { return rows }
    let middle = rows.count / 2
    let left = try mergeSorted(Array(rows[..<middle]), directions, step)
    let right = try mergeSorted(Array(rows[middle...]), directions, step)
    var result: [(item: Item, keys: [Item?])] = []
    result.reserveCapacity(rows.count)
    var (one, other) = (0, 0)
    while one < left.count, other < right.count {
      if try isBefore(right[other].keys, left[one].keys, directions, step) {
        result.append(right[other])
        other += 1
      } else {
        result.append(left[one])
        one += 1
      }
    }
    return result + left[one...] + right[other...]
  }

  private func isBefore(
    _ one: [Item?], _ other: [Item?], _ directions: [Bool], _ step: Int
  ) throws(FHIRPathError) -> Bool {
    for (index, isDescending) in directions.enumerated() {
      let order: Int
      switch (one[index], other[index]) {
      case (nil, nil): order = 0
      case (nil, _): order = 1
      case (_, nil): order = -1
      case (let left?, let right?): order = try self.order(left, right, step) ?? 0
      }
      if order != 0 { return isDescending ? order > 0 : order < 0 }
    }
    return false
  }
}
