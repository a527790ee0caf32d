import ArgumentParser
import Foundation
import Kyphoplasty

/// `kypho synth`: an invented cohort.
struct Synth: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes records of invented patients, drawn from published figures.",
    discussion: """
      One record a line (NDJSON), in canonical form. The same seed gives the same records on every machine, and record 5 \
      is the same whether 10 or 10,000 are asked for. --truth writes what a registry must find in them.

        kypho synth --count 1000 --seed 1 > cohort.ndjson
        kypho synth --count 500 --seed 7 --sites 12 --truth truth.json | kypho map - > bundles.ndjson
        kypho synth --count 2000 --seed 3 --defects 0.05 --truth truth.json --out damaged.ndjson
        kypho synth --figures
      """)

  /// The cohort has no more records than this.
  private static let maximumCount = 1_000_000_000

  @Option(
    help: "How many records. (default: 100)", transform: NumberArgument.whole(0...Self.maximumCount)
  )
  var count = 100

  @Option(
    help: ArgumentHelp("The index of the first, from 0. (default: 0)", valueName: "index"),
    transform: NumberArgument.whole(0...Self.maximumCount))
  var from = 0

  @Option(
    help: "What all is drawn from: a whole number. (default: 1)",
    transform: NumberArgument.whole(0...UInt64.max))
  var seed: UInt64 = 1

  @Option(
    help: "Over how many invented hospitals the records are spread, up to 999. (default: 1)",
    transform: NumberArgument.whole(1...999))
  var sites = 1

  @Option(
    help: ArgumentHelp(
      "The share of records that get a fault each, from 0 to 1; --truth lists them. (default: 0)",
      valueName: "rate"), transform: NumberArgument.share)
  var defects = 0.0

  @Option(
    help: ArgumentHelp(
      "Write here, as JSON, the planted faults and what must be counted in the records.",
      valueName: "file"))
  var truth: String?

  @Option(
    help: ArgumentHelp("The file that the records go to, instead of stdout.", valueName: "file"))
  var out: String?

  @Flag(
    help: "List the figures that the cohort is drawn from, each with its source, and no records.")
  var figures = false

  @Option(help: "How the figures are listed: text or json.")
  var format = ReportFormat.text

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if from + count > Self.maximumCount {
      throw ValidationError(
        "--from and --count must not go beyond \(Self.maximumCount) records.")
    }
    if truth == "-" { throw ValidationError("--truth needs a file: stdout carries the records.") }
  }

  func run() throws {
    if figures { return try printFigures() }
    let progress = Progress("records", total: count, talk: Talk(isQuiet: quiet))
    var output = try ByteOutput.file(out)
    var truthOutput: ByteOutput?
    if let truth { truthOutput = try ByteOutput.file(truth) }
    let cohort = SyntheticCohort(
      seed: seed, sites: sites, defects: Int((defects * 10_000).rounded()))
    var counts = CohortTruth(about: cohort)
    try truthOutput?.write(counts.opening)
    for index in from..<(from + count) {
      let record = try cohort.record(at: index)
      try output.write(record.json + [0x0A])
      if truthOutput != nil { try truthOutput?.write(counts.add(record, at: index)) }
      progress.show(index - from + 1)
    }
    try output.flush()
    try truthOutput?.write(counts.closing)
    try truthOutput?.flush()
    progress.finish()
  }

  private func printFigures() throws {
    var output = ByteOutput.standard()
    switch format {
    case .text:
      for figure in Figure.all { try output.write(figure.line + "\n") }
    case .json:
      let rows = Figure.all.map(\.json)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try output.write(Array(try encoder.encode(rows)) + [0x0A])
    }
    try output.flush()
  }
}

extension Figure {
  fileprivate var line: String {
    let amount = unit == "%" ? "\(text) %" : unit == "1" ? text : "\(text) \(unit)"
    return switch origin {
    case .published(let source): "\(name): \(amount)\n    \(source)"
    case .judgement(let reason): "\(name): \(amount)\n    judgement: \(reason)"
    }
  }

  fileprivate var json: FigureRow {
    switch origin {
    case .published(let source):
      FigureRow(name: name, value: text, unit: unit, basis: "published", source: source)
    case .judgement(let reason):
      FigureRow(name: name, value: text, unit: unit, basis: "judgement", source: reason)
    }
  }
}

/// A figure as it is listed.
private struct FigureRow: Encodable {
  var name: String
  var value: String
  var unit: String
  var basis: String
  var source: String
}
