public import FHIRDefinitions
internal import LosslessJSON

/// Tells which of the elements that profiles ask systems to support a document has.
///
/// An element is there where it has a value; one in a slice, where a value of that slice has it. Of which slice a value is,
/// is decided as in a validation.
public struct MustSupport: Sendable {
  /// A profile that a resource claims, and what of it the resource has.
  public struct Claim: Sendable {
    /// The canonical url as it is claimed, or that of the profile where it is known.
    public let url: String
    /// The profile; `nil` where it is not known.
    public let profile: SupportedProfile?
    /// For each of the profile's elements, whether the resource has it.
    public let isThere: [Bool]
  }

  private let cache: SchemaCache
  private let profiles = CompiledTable<StructureDefinition, SupportedProfile>()

  /// Makes one for the profiles of some definitions.
  ///
  /// - Parameter definitions: where the profiles that resources claim are looked up.
  public init(definitions: Definitions) { cache = SchemaCache(definitions) }

  /// The claims of a document's resources, those in entries and contained ones included.
  ///
  /// - Parameter bytes: the JSON text; one that cannot be read has no claims.
  /// - Returns: one for each profile that a resource claims, in the order of the text.
  public func claims(in bytes: [UInt8]) -> [Claim] {
    guard let document = try? JSONDocument(bytes) else { return [] }
    var walk = Walk(document, cache: cache, options: ValidationOptions())
    return walk.supportedElements { definition in
      profiles.compiled(at: profiles.place(of: definition)) { SupportCompiler.compile($0, cache) }
    }
  }
}

extension MustSupport.Claim {
  init(unknown url: String) { self.init(url: url, profile: nil, isThere: []) }
}
