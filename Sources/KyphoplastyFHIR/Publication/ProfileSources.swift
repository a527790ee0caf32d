internal import CKyphoplastyProfiles
internal import FHIRDefinitions
public import LosslessJSON

/// The sources of the profiles as their authors wrote them, and the sample records: part of the program.
public struct ProfileSources: Sendable {
  /// A conformance resource and the file that it stands in.
  public struct Resource: Sendable {
    /// The file's name: `StructureDefinition-cement-volume.json`.
    public let file: String
    /// The resource.
    public let document: JSONDocument

    /// The type of the resource.
    public var type: String { document.value["resourceType"]?.string ?? "" }
    /// Its id.
    public var id: String { document.value["id"]?.string ?? "" }
    /// Its canonical url, where it has one.
    public var url: String? { document.value["url"]?.string }
    /// What people call it: its title, else its name, else its id.
    public var title: String {
      (document.value["title"] ?? document.value["name"])?.string ?? id
    }
  }

  /// A sample record.
  public struct Record: Sendable {
    /// The name of its story: `two-levels-t12-l1`.
    public let story: String
    /// Its JSON.
    public let bytes: [UInt8]
  }

  /// The conformance resources, by file.
  public let resources: [Resource]
  /// The sample records, by story.
  public let records: [Record]
  /// The schema of the record.
  public let recordSchema: JSONDocument
  /// What `package.json` says without dependencies that depend on versions.
  let description: JSONDocument

  /// Unpacks them.
  ///
  /// - Throws: `PublicationError` where what is embedded is damaged: a fault of this program.
  public init() throws(PublicationError) {
    var files: [(name: String, document: JSONDocument)] = []
    var records: [Record] = []
    do {
      let bytes = UnsafeRawBufferPointer(
        start: kyphoplasty_profile_sources(), count: kyphoplasty_profile_sources_length())
      var archive = try PackageArchive(Array(bytes), path: "profiles.tgz").files()
      while let (path, bytes) = try archive.next() {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if path.hasPrefix(Self.recordFolder) {
          records.append(Record(story: name.removing(suffix: ".json"), bytes: bytes))
        } else {
          files.append((name, try JSONDocument(bytes)))
        }
      }
    } catch {
      throw PublicationError(.damagedSources, detail: "\(error)")
    }
    guard let description = files.first(where: { $0.name == "package.json" })?.document,
      let schema = files.first(where: { $0.name == Self.schemaFile })?.document
    else {
      throw PublicationError(.damagedSources, detail: "package.json or the schema is missing")
    }
    self.description = description
    self.recordSchema = schema
    self.records = records
    resources = files.compactMap { name, document in
      document.value["resourceType"] == nil ? nil : Resource(file: name, document: document)
    }
  }

  /// Where records stand in the embedded archive.
  static let recordFolder = "package/other/records/"
  static let schemaFile = "encounter-record.schema.json"

  /// The name of the package: `org.example.kyphoplasty`.
  public var packageName: String { description.value["name"]?.string ?? "" }
  /// The version of the package, which resources get that state none.
  public var version: String { description.value["version"]?.string ?? "" }
  /// The base of all canonical urls, without a slash at its end.
  public var canonical: String { description.value["canonical"]?.string ?? "" }

  /// The logical model of the record.
  var recordModel: Resource? {
    resources.first { $0.document.value["kind"]?.string == "logical" }
  }

  /// The resource with a canonical url.
  public func resource(_ url: String) -> Resource? { resources.first { $0.url == url } }

  /// A profile's source, and the sources of those of ours that it stands on, the nearest first.
  func lineage(of resource: Resource) -> [JSONValue] {
    var lineage = [resource.document.value]
    while let base = lineage.last?["baseDefinition"]?.string, let next = self.resource(base),
      lineage.count < 16
    {
      lineage.append(next.document.value)
    }
    return lineage
  }
}

extension String {
  fileprivate func removing(suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
