import Testing

/// Only the modules named for it know the procedure; every other one would serve any exporter.
@Suite struct GenericModuleTests {
  @Test func doNotNameTheProcedure() throws {
    for file in try ModuleSources.generic().flatMap(ModuleSources.files) {
      for (number, line) in zip(1..., file.lines) {
        let text = line.lowercased()
        for word in ["kypho", "vertebr"] where text.contains(word) {
          Issue.record("\(file.path):\(number) speaks of \(word)")
        }
      }
    }
  }
}
