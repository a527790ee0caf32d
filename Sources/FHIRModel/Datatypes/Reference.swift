internal import LosslessJSON

extension R4 {
  /// A pointer to a resource of the type that the element allows.
  ///
  ///     subject: R4.Reference(to: patientID),                                // R4.Reference<R4.Patient>
  ///     performer: [R4.Reference(to: surgeonID, type: R4.Practitioner.self)]  // R4.AnyReference
  public struct Reference<Target>: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// Where the resource is: `Type/id`, or a url.
    public private(set) var reference: String?
    /// The type of the resource where `reference` does not say it.
    public var type: URI?
    // An identifier has an assigner, which is a reference: the list breaks the circle of sizes.
    private var identifiers: [Identifier]
    /// The resource in words.
    public var display: String?

    /// A key of the resource where its address is not known.
    public var identifier: Identifier? {
      get { identifiers.first }
      set { identifiers = newValue.map { [$0] } ?? [] }
    }

    init(
      reference: String?, type: URI? = nil, identifier: Identifier? = nil, display: String?,
      extension: [Extension] = []
    ) {
      self.extension = `extension`
      self.reference = reference
      self.type = type
      identifiers = identifier.map { [$0] } ?? []
      self.display = display
    }

    /// Points to a resource whose url is known.
    public init(url: URI, display: String? = nil) {
      self.init(reference: url.text, display: display)
    }

    /// Names a resource by a key of it, where no address is known.
    public init(identifier: Identifier, type: URI? = nil, display: String? = nil) {
      self.init(reference: nil, type: type, identifier: identifier, display: display)
    }

    /// Names a resource in words only.
    public init(display: String, extension: [Extension] = []) {
      self.init(reference: nil, display: display, extension: `extension`)
    }

    /// Says why a reference that is required points nowhere.
    public init(absent reason: DataAbsentReason) {
      self.init(reference: nil, display: nil, extension: [reason.element])
    }

    /// The same for an element that allows several types.
    public var any: AnyReference {
      AnyReference(
        reference: reference, type: type, identifier: identifier, display: display,
        extension: `extension`)
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("reference", reference)
        json.member("type", type)
        json.member("identifier", identifiers.first)
        json.member("display", display)
      }
    }
  }

  /// Stands for the resources of several types that an element allows.
  public enum AnyTarget {}

  /// A pointer to a resource where the element allows several types.
  public typealias AnyReference = Reference<AnyTarget>
}

extension R4.Reference where Target: R4.Resource {
  /// Points to the resource with the id.
  public init(to id: R4.ID, type: Target.Type = Target.self, display: String? = nil) {
    self.init(reference: R4.URI.address(Target.resourceType, id), display: display)
  }

  /// Points to the resource; nil when it has no id.
  public init?(to resource: Target, display: String? = nil) {
    guard let id = resource.id else { return nil }
    self.init(to: id, display: display)
  }
}

extension R4.Reference where Target == R4.AnyTarget {
  /// Points to the resource of the type with the id.
  public init(to id: R4.ID, type: any R4.Resource.Type, display: String? = nil) {
    self.init(reference: R4.URI.address(type.resourceType, id), display: display)
  }

  /// Points to the resource; nil when it has no id.
  public init?(to resource: any R4.Resource, display: String? = nil) {
    guard let id = resource.id else { return nil }
    self.init(to: id, type: Swift.type(of: resource), display: display)
  }
}
