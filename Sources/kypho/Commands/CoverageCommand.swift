import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// How the report of a coverage is written.
enum CoverageFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, html
}

/// `kypho coverage`: what of an input is understood.
///
/// A command of its own and no option of `map`, for it is asked while the mapping file grows: it writes no bundles and
/// rejects nothing.
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells what of an input is understood, and how full its records are.",
    discussion: """
      Values of coded fields that nothing translates, with their numbers; columns, fields and files that nothing reads; \
      the share of records in which each field is filled; the elements that the profiles ask systems to support, and how \
      many resources have them. No other value is shown; where a coded field has more than a hundred different unknown \
      ones, it is taken for no coded field, and they are not shown either.

        kypho coverage export/ --mapping mapping.yaml
        kypho coverage records.ndjson --format json
        kypho coverage export/ --mapping mapping.yaml --format html --out coverage.html

      Ends with 0 whatever is lacking, and with 65 where the input cannot be read.
      """)

  @OptionGroup var input: RecordInputOptions
  @OptionGroup var site: SiteOptions

  @Option(help: "How the report is written: text, json or html.")
  var format = CoverageFormat.text

  @Option(
    help: ArgumentHelp("The file that the report goes to, instead of stdout.", valueName: "file"))
  var out: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let settings = try await Settings.load(file: site.config, flags: site.flags)
    var source = try input.source(settings)
    // The ids of these bundles go nowhere: any secret will do.
    let mapper = EncounterMapper(
      site: try settings.site(usCore: site.usCore), secret: SiteSecret())
    var tally = CoverageTally()
    var asked = MustSupportTally(.kyphoplasty(site.usCore))
    var shared = DirectoryTracker()
    let progress = Progress("records", talk: talk)
    var count = 0
    var status = ExitStatus.clean
    while status == .clean || source.canGoOn {
      do throws(RecordError) {
        guard let result = try source.next() else { break }
        tally.add(result)
        count += 1
        progress.show(count)
        guard let encounter = result.encounter else { continue }
        asked.add(mapper.map(encounter).bundle.json())
        if let directory = shared.newEntries(for: encounter, by: mapper) {
          asked.add(directory.json())
        }
      } catch {
        status = .unreadable
        talk.error("\(error)")
      }
    }
    progress.finish()
    var report = CoverageReport(tally)
    asked.add(to: &report)
    try write(report)
    try status.exit()
  }

  private func write(_ report: CoverageReport) throws {
    var output = try ByteOutput.file(out)
    switch format {
    case .text: try output.write(report.text)
    case .json: try output.write(report.json)
    case .html: try output.write(report.html)
    }
    try output.flush()
  }
}
