import FHIRValidation
import KyphoplastyFHIR

/// One run of `kypho validate` over some files, or several where files are watched.
struct ValidationRun {
  private let validation: ParallelValidation
  private let options: FindingOutputOptions
  private let triage: Triage
  private let talk: Talk

  /// How it has ended so far.
  private(set) var status = ExitStatus.clean

  init(
    validator: ClinicalValidator, jobs: Int, output: FindingOutputOptions, triage: Triage,
    talk: Talk
  ) {
    validation = ParallelValidation(validator: validator, width: jobs)
    options = output
    self.triage = triage
    self.talk = talk
  }

  /// Says what cannot be read, and goes on.
  mutating func note(_ failure: Failure) {
    talk.error(failure.description)
    status = status.combined(with: failure.status)
  }

  /// Checks files, and writes what was found.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - isWhole: whether these are all files, so that whatever known finding is missing has been mended.
  /// - Throws: where the findings cannot be written.
  mutating func check(_ files: [DocumentFile], isWhole: Bool) async throws {
    if !isWhole { status = .clean }
    var output = try ByteOutput.file(options.output)
    var renderer = options.renderer
    var triage = triage
    var tally = FindingTally()
    var reading = DocumentReading(files)
    let progress = Progress("documents", talk: talk)
    try output.write(renderer.begin())
    try await validation.run {
      try reading.next()
    } take: { job, outcome in
      let outcome = triage.apply(to: outcome, file: job.file.name)
      tally.add(outcome)
      if options.failOn.fails(outcome) { status = status.combined(with: .findings) }
      try output.write(
        renderer.render(outcome.showing(atLeast: options.level), file: job.file.name))
      progress.show(tally.documents)
    }
    if isWhole {
      let remarks = triage.suppressions.remarks
      tally.add(remarksOnly: remarks)
      if options.failOn.fails(remarks) { status = status.combined(with: .findings) }
      if !remarks.findings.isEmpty {
        try output.write(
          renderer.render(
            remarks.showing(atLeast: options.level), file: triage.suppressionFile))
      }
    }
    try output.write(renderer.end())
    try output.flush()
    try triage.finish()
    progress.finish()
    for failure in reading.failures { note(failure) }
    talk.note(([tally.summary] + triage.summary(isWhole: isWhole)).joined(separator: "; "))
  }
}

/// The documents of several files, one after another; a file that cannot be read hides no other.
struct DocumentReading {
  private var files: ArraySlice<DocumentFile>
  private var current: (file: DocumentFile, source: DocumentSource)?

  /// The files that could not be read, or not to their end.
  private(set) var failures: [Failure] = []

  init(_ files: [DocumentFile]) { self.files = files[...] }

  /// The next document; `nil` after the last of the last file.
  mutating func next() throws -> ParallelValidation.Job? {
    while true {
      do {
        if let (file, source) = current {
          if let document = try source.next() {
            return ParallelValidation.Job(
              file: file, bytes: document.bytes, firstLine: document.firstLine)
          }
          current = nil
        }
        guard let file = files.popFirst() else { return nil }
        current = (file, try DocumentSource(file))
      } catch let failure as Failure where failure.status == .unreadable {
        failures.append(failure)
        current = nil
      }
    }
  }
}
