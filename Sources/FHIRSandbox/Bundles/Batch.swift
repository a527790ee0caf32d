/// Carries out the entries of a batch: each for itself.
struct Batch {
  let entries: [Result<BundleEntry, Refusal>]
  let writer: StoreWriter
  let rules: WriteRules

  /// The answers to all entries, in their order; the entries are carried out in the order of a transaction.
  func run() throws -> [Answer] {
    var answers: [Answer?] = Array(repeating: nil, count: entries.count)
    for step in 0..<4 {
      for (index, entry) in entries.enumerated() {
        switch entry {
        case .failure(let refusal): answers[index] = Answer(refusal)
        case .success(let entry) where Self.step(entry.interaction) == step:
          answers[index] = try answer(entry)
        case .success: continue
        }
      }
    }
    return answers.compactMap { $0 }
  }

  private func answer(_ entry: BundleEntry) throws -> Answer {
    do {
      return try writer.savepoint { try carryOut(entry) }
    } catch let refusal as Refusal {
      return Answer(refusal.at(entry.path))
    }
  }

  private func carryOut(_ entry: BundleEntry) throws -> Answer {
    let writing = ResourceWriting(writer: writer, rules: rules)
    switch (entry.interaction, entry.resource, entry.condition) {
    case (.create, let resource?, let condition):
      return try writing.create(resource, ifNoneExist: condition)
    case (.update(let identity), let resource?, _):
      return try writing.update(resource, id: identity.id, ifMatch: entry.ifMatch)
    case (.conditionalUpdate, let resource?, let condition?):
      return try writing.update(resource, where: condition, ifMatch: entry.ifMatch)
    case (.delete(let identity), _, _):
      return try writing.delete(identity, ifMatch: entry.ifMatch)
    case (.conditionalDelete, _, let condition?):
      return try writing.delete(where: condition, ifMatch: entry.ifMatch)
    default:
      let reading = ResourceReading(reader: writer.reader, context: writer.context)
      guard let answer = try reading.answer(entry) else {
        throw Refusal(.badRequest, .notSupported, "That cannot be asked inside a bundle")
      }
      return answer
    }
  }

  private static func step(_ interaction: Interaction) -> Int {
    switch interaction {
    case .delete, .conditionalDelete: 0
    case .create: 1
    case .update, .conditionalUpdate: 2
    case .read, .readVersion, .history, .search, .capabilities, .bundle: 3
    }
  }
}

extension ResourceReading {
  /// The answer to an entry that reads; `nil` for one that writes.
  func answer(_ entry: BundleEntry) throws -> Answer? {
    switch entry.interaction {
    case .read(let identity): try read(identity, ifNoneMatch: entry.ifNoneMatch)
    case .readVersion(let identity, let version): try read(identity, version: version)
    case .history(let identity): try history(identity, entry.query)
    case .search(let type): try search(type, entry.query)
    default: nil
    }
  }
}
