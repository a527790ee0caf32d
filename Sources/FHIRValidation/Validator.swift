public import FHIRDefinitions
public import LosslessJSON

/// Checks FHIR R4 in JSON against definitions, offline.
///
///     let validator = Validator(definitions: .r4)
///     let outcome = validator.validate(bytes)
///     for finding in outcome.findings where finding.severity >= .error { print(finding) }
///
/// Make one and share it among all tasks: what it compiles of the definitions it keeps.
public struct Validator: Sendable {
  private let cache: SchemaCache
  private let options: ValidationOptions
  private let resolver: (any ReferenceResolver)?

  /// Makes a validator; nothing is compiled before a document needs it.
  ///
  /// - Parameters:
  ///   - definitions: what documents are checked against.
  ///   - options: how strictly.
  ///   - resolver: finds resources outside the document, where `options.externalReferences` asks for them.
  public init(
    definitions: Definitions, options: ValidationOptions = ValidationOptions(),
    resolver: (any ReferenceResolver)? = nil
  ) {
    cache = SchemaCache(definitions, leavingOut: options.invariantsLeftOut)
    self.options = options
    self.resolver = resolver
  }

  /// Checks one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: the text, as it was read or will be sent.
  ///   - firstLine: the line number of the first byte, for a line of NDJSON.
  /// - Returns: what was found; a text that is no JSON, and not nearly JSON, gives one fatal finding.
  public func validate(_ bytes: [UInt8], firstLine: Int = 1) -> Outcome {
    do throws(JSONError) {
      return validate(try JSONDocument(bytes, firstLine: firstLine))
    } catch {
      guard let recovery = JSONRecovery(bytes, firstLine: firstLine) else {
        return Outcome(syntaxError: error, in: bytes)
      }
      return Outcome(
        recovery, findings: validate(recovery.document).findings, in: bytes, firstLine: firstLine,
        options: options)
    }
  }

  /// Checks a document that has been read.
  public func validate(_ document: JSONDocument) -> Outcome {
    let walk = Walk(
      document, cache: cache, options: options, outside: OutsideReferences(resolver: resolver))
    return Outcome(findings: walk.run(), document: document)
  }
}
