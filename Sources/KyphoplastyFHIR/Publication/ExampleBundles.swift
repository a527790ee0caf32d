internal import FHIRModel
public import Kyphoplasty

/// A sample record, and the bundles that it becomes.
public struct Example: Sendable {
  /// The name of its story, which is the id of the bundle: `two-levels-t12-l1`.
  public let story: String
  /// The record.
  public let encounter: KyphoplastyEncounter
  /// The bundle of the encounter: JSON.
  public let bundle: [UInt8]
  /// The bundle of those that the encounter shares with others and that no example before it has.
  public let directory: [UInt8]?

  /// The examples in the order of their stories, mapped for a version of US Core by the site of the samples.
  ///
  /// - Throws: `PublicationError` where a sample is no record: a fault of the program.
  public static func all(
    in sources: ProfileSources, usCore: Kyphoplasty.USCoreVersion
  ) throws(PublicationError) -> [Example] {
    let mapper = EncounterMapper(site: Site(usCore: usCore), secret: .demonstration)
    var tracker = DirectoryTracker()
    var examples: [Example] = []
    for record in sources.records {
      let encounter = try encounter(of: record)
      var bundle = mapper.map(encounter).bundle
      bundle.id = R4.ID(record.story)
      var directory = tracker.newEntries(for: encounter, by: mapper)
      directory?.id = R4.ID(record.story + "-directory")
      examples.append(
        Example(
          story: record.story, encounter: encounter, bundle: bundle.json(),
          directory: directory?.json()))
    }
    return examples
  }

  private static func encounter(
    of record: ProfileSources.Record
  ) throws(PublicationError) -> KyphoplastyEncounter {
    do throws(RecordError) {
      var reader = try EncounterReader(
        BytesInMemory(record.bytes), name: record.story, format: .json)
      if let encounter = try reader.next()?.encounter { return encounter }
    } catch {
      throw PublicationError(.brokenSample, detail: "\(record.story): \(error)")
    }
    throw PublicationError(.brokenSample, detail: record.story)
  }
}
