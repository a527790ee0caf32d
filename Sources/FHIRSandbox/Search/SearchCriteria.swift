/// What a search, or the condition of a conditional interaction, asks of a resource.
struct SearchCriteria: Hashable, Sendable {
  /// One value of a token parameter.
  struct Token: Hashable, Sendable {
    /// `nil` takes any system; empty takes what has none.
    var system: String?
    var value: String
  }

  /// One value of a reference parameter.
  struct Target: Hashable, Sendable {
    /// `nil` takes any type; empty stands for a resource elsewhere, whose whole URL is in `id`.
    var type: String?
    var id: String
  }

  /// One parameter: any of its values will do.
  enum Clause: Hashable, Sendable {
    case id([String])
    case identifier([Token])
    case tag([Token])
    case link(element: String, [Target])
  }

  var type: String
  /// All of them must hold.
  var clauses: [Clause] = []

  /// Whether a resource that is not stored yet would be found.
  func matches(_ resource: IncomingResource, id: String) -> Bool {
    type == resource.type
      && clauses.allSatisfy { clause in
        switch clause {
        case .id(let ids): ids.contains(id)
        case .identifier(let tokens): Self.matches(tokens, resource.identifiers)
        case .tag(let tokens): Self.matches(tokens, resource.tags)
        case .link(let element, let targets):
          resource.links.contains { link in
            guard link.element == element, case .local(let identity) = link.target else {
              return false
            }
            return targets.contains {
              $0.id == identity.id && ($0.type ?? identity.type) == identity.type
            }
          }
        }
      }
  }

  private static func matches(_ tokens: [Token], _ identifiers: [Identifier]) -> Bool {
    identifiers.contains { identifier in
      tokens.contains {
        $0.value == identifier.value && ($0.system ?? identifier.system) == identifier.system
      }
    }
  }
}
