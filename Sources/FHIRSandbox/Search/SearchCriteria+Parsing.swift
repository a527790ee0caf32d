extension SearchCriteria {
  /// Reads search parameters, and refuses those that are not served: a search that leaves one out finds too much.
  ///
  /// - Parameters:
  ///   - type: what is searched.
  ///   - query: the parameters, without those that steer the result.
  ///   - context: the server that is asked.
  /// - Throws: `Refusal` that names the parameter.
  init(
    type: String, query: [QueryString.Item], in context: ServerContext
  ) throws(Refusal) {
    self.type = type
    for item in query {
      let values = Self.split(item.value, at: ",")
      guard values.allSatisfy({ !$0.isEmpty }) else {
        throw Refusal(.badRequest, .value, "The search parameter \(Self.shown(item)) has no value")
      }
      guard values.count <= Self.maximumValues else {
        throw Refusal(
          .badRequest, .tooLong, "A search parameter takes at most \(Self.maximumValues) values")
      }
      let parts = item.name.split(separator: ":", maxSplits: 1)
      let name = parts.first.map(String.init) ?? ""
      let modifier = parts.count > 1 ? String(parts[1]) : nil
      switch name {
      case "_id" where modifier == nil:
        clauses.append(.id(values.map { Self.unescaped($0) }))
      case "identifier" where modifier == nil:
        clauses.append(.identifier(try Self.tokens(values, of: name)))
      case "_tag" where modifier == nil: clauses.append(.tag(try Self.tokens(values, of: name)))
      default:
        guard let element = SearchParameters.element(name, of: type),
          modifier == nil || (modifier.map { context.types.contains($0) } ?? false)
        else {
          let known = SearchParameters.names(of: type).map(\.name).joined(separator: ", ")
          throw Refusal(
            .badRequest, .notSupported,
            "The search parameter \(Self.shown(item)) of \(type) is not served here; \(known) are")
        }
        let assumed = modifier ?? (name == "patient" ? "Patient" : nil)
        var targets: [Target] = []
        for value in values {
          targets.append(try Self.target(Self.unescaped(value), assumed, context))
        }
        clauses.append(.link(element: element, targets))
      }
    }
  }

  /// Reads the condition of a conditional interaction: criteria only, and at least one.
  static func condition(
    type: String, query: QueryString, in context: ServerContext
  ) throws(Refusal) -> SearchCriteria {
    let criteria = try SearchCriteria(
      type: type, query: query.items.filter { $0.name != "_format" }, in: context)
    guard !criteria.clauses.isEmpty else {
      throw Refusal(
        .preconditionFailed, .required, "A condition needs at least one search parameter")
    }
    return criteria
  }

  /// Far below what SQLite takes in a statement.
  private static let maximumValues = 500

  private static func tokens(
    _ values: [Substring], of name: String
  ) throws(Refusal) -> [Token] {
    var tokens: [Token] = []
    for value in values {
      let parts = split(value, at: "|")
      switch parts.count {
      case 1: tokens.append(Token(system: nil, value: unescaped(parts[0])))
      case 2 where !parts[1].isEmpty:
        tokens.append(Token(system: unescaped(parts[0]), value: unescaped(parts[1])))
      default:
        let noun = name == "_tag" ? "A tag" : "An identifier"
        throw Refusal(.badRequest, .value, "\(noun) is value, |value or system|value")
      }
    }
    return tokens
  }

  private static func target(
    _ text: String, _ assumed: String?, _ context: ServerContext
  ) throws(Refusal) -> Target {
    if ResourceIdentity.isID(text) { return Target(type: assumed, id: text) }
    switch ReferenceTarget(text, in: context) {
    case .local(let identity): return Target(type: identity.type, id: identity.id)
    case .external: return Target(type: "", id: text)
    default: throw Refusal(.badRequest, .value, "A reference is an id, Type/id or a URL")
    }
  }

  /// The parts of a value between separators that no backslash stands before (R4, search, `Escaping`).
  private static func split(_ text: some StringProtocol, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    let whole = Substring(text)
    var start = whole.startIndex
    var index = whole.startIndex
    while index < whole.endIndex {
      if whole[index] == "\\" {
        index = whole.index(after: index)
      } else if whole[index] == separator {
        parts.append(whole[start..<index])
        start = whole.index(after: index)
      }
      if index < whole.endIndex { index = whole.index(after: index) }
    }
    return parts + [whole[start...]]
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }

  /// The name of a parameter, as far as it has the form of one.
  private static func shown(_ item: QueryString.Item) -> String {
    let name = item.name.prefix(64)
    let isName = name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-:.".unicodeScalars.contains($0))
    }
    return isName && !name.isEmpty ? "'\(name)'" : "given"
  }
}
