/// Leaks of cement, by level.
struct LeakTally: Sendable {
  /// Levels of which somebody says whether there is a leak.
  private(set) var lookedFor = 0
  private(set) var levels = 0
  private(set) var symptomatic = 0
  private(set) var sites = WordCounts<CementLeak.Site>()
  private(set) var timings = WordCounts<CementLeak.Timing>()

  mutating func add(_ level: TreatedLevel) {
    guard let isPresent = level.leakPresent else { return }
    lookedFor += 1
    if isPresent { levels += 1 }
    for leak in level.leaks {
      sites.add(leak.site)
      if let timing = leak.timing { timings.add(timing) }
      if leak.symptomatic { symptomatic += 1 }
    }
  }
}
