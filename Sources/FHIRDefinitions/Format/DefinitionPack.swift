/// FHIR definitions as one block of bytes, made by `PackBuilder`.
public struct DefinitionPack: Sendable {
  @usableFromInline let storage: PackStorage

  /// Reads a pack where it lies.
  ///
  /// - Parameter bytes: a pack that neither changes nor goes away while anything of it is in use, as the pages of the
  ///   program do not.
  /// - Throws: `PackError` when the bytes are no pack of this format.
  public init(bytes: UnsafeRawBufferPointer) throws(PackError) {
    storage = try PackStorage(bytes, owned: nil)
  }

  /// Reads a pack from bytes of its own.
  ///
  /// - Throws: `PackError` when the bytes are no pack of this format.
  public init(_ bytes: [UInt8]) throws(PackError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    do {
      storage = try PackStorage(UnsafeRawBufferPointer(copy), owned: copy)
    } catch {
      copy.deallocate()
      throw error
    }
  }

  /// The packages that the pack was made from; of two definitions with one url, that of the earlier package is found.
  public var sources: [PackSource] {
    storage.sources.all.compactMap { storage.source($0) }
  }
}

/// A package that a pack was made from.
public struct PackSource: Hashable, Sendable {
  /// The package's name: `hl7.fhir.r4.core`.
  public var id: String
  /// The package's version: `4.0.1`.
  public var version: String
  /// The version of FHIR that it is for, where the package says one.
  public var fhirVersion: String?
  /// The SHA-256 of what was read, as 64 hexadecimal digits: of the .tgz file, or of the files of a folder.
  public var sha256: String
  /// The packages that it needs: what its references without a version mean.
  public var dependencies: [PackageDescription.Dependency]

  /// Describes a package.
  public init(
    id: String, version: String, fhirVersion: String?, sha256: String,
    dependencies: [PackageDescription.Dependency] = []
  ) {
    self.id = id
    self.version = version
    self.fhirVersion = fhirVersion
    self.sha256 = sha256
    self.dependencies = dependencies
  }

  init(
    id: String, version: String, fhirVersion: String?, sha256 words: [UInt32],
    dependencies: [PackageDescription.Dependency] = []
  ) {
    let digits = words.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }
    self.init(
      id: id, version: version, fhirVersion: fhirVersion, sha256: digits.joined(),
      dependencies: dependencies)
  }
}
