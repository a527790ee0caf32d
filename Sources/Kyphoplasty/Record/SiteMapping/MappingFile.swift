internal import Yams

extension SiteMapping {
  /// Reads a mapping file.
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - file: its name, for the errors.
  /// - Throws: all that is wrong with it, each with line and column.
  public init(yaml: String, file: String) throws(SiteMappingError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw SiteMappingError(file: file, faults: [SiteMappingError.Fault(syntax: error)])
    }
    var reader = MappingFileReader()
    if let node { reader.read(node) }
    guard reader.faults.isEmpty else {
      throw SiteMappingError(file: file, faults: reader.faults)
    }
    self = reader.mapping
  }
}

/// What is wrong with a mapping file: all of it, in the order of the file.
public struct SiteMappingError: Error, Sendable, Hashable {
  /// One fault and its place.
  public struct Fault: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
    /// What is wrong and what is accepted.
    public var message: String
  }

  /// The file, as it was named.
  public var file: String
  /// The faults; there is at least one.
  public var faults: [Fault]
}

extension SiteMappingError: CustomStringConvertible {
  /// One line for each fault: `file:line:column: message`.
  public var description: String {
    faults.map { "\(file):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
  }
}

extension SiteMappingError.Fault {
  /// What the YAML parser says.
  init(syntax error: any Error) {
    let (mark, words): (Mark?, String) =
      switch error as? YamlError {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (mark, problem)
      case .duplicatedKeysInMapping(let keys, let context):
        (context.mark, "a key stands twice in this mapping: \(keys.joined(separator: ", "))")
      case .reader(let problem, _, _, _): (nil, problem)
      default: (nil, "it cannot be read")
      }
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1, message: "is no YAML: \(words)")
  }
}
