import FHIRModel
import Testing

@testable import Kyphoplasty

/// A record, the bundle that is made of it, and the record that is read from the bundle.
struct RoundTrip {
  let record: KyphoplastyEncounter
  let bundle: [UInt8]
  let result: BundleReader.Result

  /// Maps a record and reads it back, with the directory bundle before it or without.
  init(
    _ record: KyphoplastyEncounter,
    mapper: EncounterMapper = EncounterMapper(secret: .demonstration),
    hasDirectory: Bool = true
  ) {
    self.record = record
    var options = BundleReader.Options()
    options.namesUnused = true
    var reader = BundleReader(options: options)
    if hasDirectory {
      _ = reader.read(mapper.directoryBundle(for: record).json(), file: "directory.json")
    }
    bundle = mapper.bundle(for: record).json()
    result = reader.read(bundle, file: "bundle.json")
  }

  /// Whether the record that came back is the one that went in, byte for byte.
  var isIdentity: Bool { result.encounter?.json() == record.json() }

  /// The same, whatever the rules of the content find.
  var isDraftIdentity: Bool {
    result.draft?.json() == record.json()
      && !result.findings.contains { $0.severity == .error && $0.rule.hasPrefix("record.") }
  }

  /// What no field of the record holds.
  var unused: [String] {
    result.findings.filter { $0.rule == "record.bundle-unused" }.map(\.description)
  }

  /// The first place at which the two differ, each with what is around it; what was found wrong where there is none.
  var difference: String {
    guard let encounter = result.encounter else {
      return "not read: \(result.findings.filter { $0.severity == .error })"
    }
    return difference(encounter)
  }

  /// The same, whatever the rules of the content find.
  var draftDifference: String {
    let errors = result.findings.filter { $0.severity == .error && $0.rule.hasPrefix("record.") }
    return "\(errors.prefix(3))\n" + (result.draft.map(difference) ?? "not read")
  }

  private func difference(_ encounter: KyphoplastyEncounter) -> String {
    let (one, other) = (record.json(), encounter.json())
    let shared = zip(one, other).prefix { $0 == $1 }.count
    func around(_ bytes: [UInt8]) -> String {
      String(
        decoding: bytes[max(0, shared - 120)..<min(bytes.count, shared + 120)], as: UTF8.self)
    }
    return "went in: \(around(one))\ncame out: \(around(other))"
  }
}
