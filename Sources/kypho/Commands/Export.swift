import ArgumentParser
import FHIRDelivery
import Kyphoplasty
import KyphoplastyFHIR

/// Takes records the whole road.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Maps records, checks the bundles, and posts them to a FHIR server.",
    discussion: """
      Sends from memory: there is no queue on disk and nothing to resume. Running it again is safe: ids are made from the \
      site's secret and the record's key, so what is there is updated and nothing is doubled. A record that was not \
      delivered goes to the rejects folder in the form it came in. The run stops where sending more is no use; what was \
      not read then is sent by the next run.

        kypho export records.ndjson --server https://fhir.example.org/r4
        kypho export export/ --mapping export/mapping.yaml --config kypho.yaml

      Ends with 0 when all was delivered, 1 where records were rejected, 69 or 75 where the server was not there (run \
      again), 77 where it refuses, 78 where a setting is wrong.
      """)

  @OptionGroup var records: RecordOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var server: ServerOptions

  func run() async throws {
    let talk = records.talk
    let flags = site.flags.merging(server.flags) { $1 }
    let settings = try await Settings.load(file: site.config, flags: flags)
    let endpoint = try settings.endpoint()
    let secret = try settings.secret(for: endpoint.server, talk: talk)
    let rejects = RejectsFolder(records.rejects, input: records.input)
    let report = FindingReport(
      format: records.format, level: records.level, failOn: records.failOn, talk: talk)
    let progress = Progress("records", talk: talk)
    let run = RecordRun(
      try records.source(settings),
      mapper: EncounterMapper(site: try settings.site(usCore: site.usCore), secret: secret),
      rejects: rejects, report: report, progress: progress)
    let sender = Sender(endpoint, talk: talk)
    Interruption.watch()

    var pending: [OutgoingBundle] = []
    try await sender.send {
      if pending.isEmpty, let encounter = try run.next() {
        pending = encounter.outgoing.reversed()
      }
      return pending.popLast()
    } receive: { bundle, result in
      // An encounter whose directory did not arrive is kept with what was not sent.
      guard result.outcome != .delivered, !bundle.isDirectory,
        case .encounter(let encounter) = bundle.origin, let record = encounter.record
      else { return }
      try run.keep(record)
    }
    for bundle in pending where !bundle.isDirectory {
      if case .encounter(let encounter) = bundle.origin, let record = encounter.record {
        try run.keep(record)
      }
    }
    await endpoint.client.shutDown()
    progress.finish()
    talk.note(run.summary)
    talk.note(sender.statistics.summary)
    if let path = rejects.path {
      talk.error("\(rejects.count) record\(rejects.count == 1 ? "" : "s") to send again in \(path)")
    }
    var status = sender.status.combined(with: run.inputStatus)
    if run.rejectedCount > 0 || report.hasFailed { status = status.combined(with: .findings) }
    try status.exit()
  }
}

extension PreparedEncounter {
  /// What goes out for it, in order.
  var outgoing: [OutgoingBundle] {
    let shared = directory.map {
      OutgoingBundle(
        name: "directory of \(key ?? "")", bytes: $0.bytes, isDirectory: true,
        origin: .encounter(self))
    }
    let own = bundle.map {
      OutgoingBundle(name: key ?? "", bytes: $0.bytes, origin: .encounter(self))
    }
    return [shared, own].compactMap { $0 }
  }
}

extension Settings {
  /// The site secret; the one that everybody knows goes to this machine only.
  func secret(for server: ServerURL, talk: Talk) throws -> SiteSecret {
    if let secret = try siteSecret(), !secret.isDemonstration { return secret }
    guard server.origin.isLoopback else {
      throw Failure(
        .configuration,
        "no site secret is configured, and ids made with the demonstration secret must not leave this machine: make one with 'kypho init' and set \(Setting.siteSecretFile.rawValue)"
      )
    }
    return try secret(sayingWhere: talk)
  }
}

extension DeliveryStatistics {
  /// `17 delivered, 1 rejected; latency 12 ms mean, 30 ms at 95 %, 41 ms at most`.
  var summary: String {
    var parts = DeliveryOutcome.Kind.allCases.compactMap { kind in
      self[kind] > 0 ? "\(self[kind]) \(kind.rawValue)" : nil
    }
    if parts.isEmpty { parts = ["nothing sent"] }
    guard let times = latencies.summary else { return parts.joined(separator: ", ") }
    return parts.joined(separator: ", ")
      + "; latency \(times.mean.milliseconds) mean, \(times.p95.milliseconds) at 95 %, \(times.max.milliseconds) at most"
  }
}
