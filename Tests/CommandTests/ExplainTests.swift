import Foundation
import TestSupport
import Testing

/// `kypho explain`: every rule that a finding can name is explained.
@Suite(.takingTurns) struct ExplainTests {
  @Test func everyRuleThatIsListedIsExplained() async throws {
    let folder = try Folder()
    let list = try await Program.run("explain", "--list", in: folder)
    let rules = list.lines.compactMap { $0.split(separator: " ").first.map(String.init) }

    #expect(list.status == 0)
    #expect(rules == rules.sorted())
    #expect(Set(rules).count == rules.count)
    for rule in ["record.required", "clinical.stay-times", "binding.required"] {
      #expect(rules.contains(rule))
    }
    for line in list.lines {
      #expect(line.contains(/^[a-z][A-Za-z0-9.-]+  +\S.*\.$/), "\(line)")
    }
  }

  @Test(arguments: SampleFault.all.map(\.rule) + ["binding.required", "record.duplicate-key"])
  func aRuleThatAFindingNamesIsExplained(rule: String) async throws {
    let result = try await Program.run("explain", rule, in: Folder())

    #expect(result.status == 0)
    #expect(result.output.hasPrefix("\(rule): "))
    #expect(result.lines.count >= 2)
  }

  @Test func aRuleThatIsHalfRememberedIsGuessed() async throws {
    let result = try await Program.run("explain", "stay", in: Folder())

    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("is it clinical.stay-times, clinical.stay-length?"))
  }

  @Test func anInvariantOfFHIRIsExplained() async throws {
    let result = try await Program.run("explain", "dom-6", in: Folder())

    #expect(result.status == 0)
    #expect(result.output.hasPrefix("dom-6: an invariant of FHIR R4\n"))
    #expect(result.output.contains("DomainResource: a recommendation where it is not true"))
    #expect(result.output.contains("text.`div`.exists()"))
  }

  @Test func anInvariantOfUSCoreIsExplained() async throws {
    let result = try await Program.run("explain", "us-core-7", in: Folder())

    #expect(result.status == 0)
    #expect(result.output.hasPrefix("us-core-7: an invariant of US Core 8.0.0\n"))
    #expect(result.output.contains("Procedure: an error where it is not true"))
  }

  @Test func anInvariantThatARuleDecidesLeadsToTheRule() async throws {
    let result = try await Program.run("explain", "ref-1", in: Folder())

    #expect(result.status == 0)
    #expect(result.output.contains("Decided by the rule reference.unresolved: "))
    #expect(result.output.contains("To mend it: "))
  }

  @Test func theVersionIsSaid() async throws {
    let result = try await Program.run("--version", in: Folder())

    #expect(result.status == 0)
    #expect(result.output.contains(/^[0-9]+\.[0-9]+\.[0-9]+\n$/))
  }
}
