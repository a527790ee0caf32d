public import LosslessJSON

extension R4 {
  /// A drug as such: its substance, its form, its batch.
  public struct Medication: Resource, Equatable {
    /// `Medication`.
    public static var resourceType: StaticString { "Medication" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The keys by which other systems know it.
    public var identifier: [Identifier]
    /// The drug.
    public var code: CodeableConcept?
    /// Whether the record is in use.
    public var status: Status?
    /// Who made it.
    public var manufacturer: Reference<Organization>?
    /// Tablet, solution and the like.
    public var form: CodeableConcept?
    /// How much is in a package.
    public var amount: Ratio?
    /// What it is made of.
    public var ingredient: [Ingredient]
    /// Where this package comes from.
    public var batch: Batch?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      code: CodeableConcept? = nil,
      status: Status? = nil,
      manufacturer: Reference<Organization>? = nil,
      form: CodeableConcept? = nil,
      amount: Ratio? = nil,
      ingredient: [Ingredient] = [],
      batch: Batch? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.code = code
      self.status = status
      self.manufacturer = manufacturer
      self.form = form
      self.amount = amount
      self.ingredient = ingredient
      self.batch = batch
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("identifier", identifier)
        json.member("code", code)
        json.member("status", status)
        json.member("manufacturer", manufacturer)
        json.member("form", form)
        json.member("amount", amount)
        json.member("ingredient", ingredient)
        json.member("batch", batch)
      }
    }
  }
}

extension R4.Medication {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/medication-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case inactive
    case enteredInError = "entered-in-error"
  }

  /// What it is made of.
  public struct Ingredient: R4.Element, Equatable, Sendable {
    /// The substance or drug inside.
    public var item: Item
    /// Whether it is what works.
    public var isActive: Bool?
    /// How much of it there is in how much of the whole.
    public var strength: R4.Ratio?

    /// Takes the elements in the order of the specification, which requires `item`.
    public init(
      item: Item,
      isActive: Bool? = nil,
      strength: R4.Ratio? = nil
    ) {
      self.item = item
      self.isActive = isActive
      self.strength = strength
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        item.write(to: &json)
        json.member("isActive", isActive)
        json.member("strength", strength)
      }
    }
  }
}

extension R4.Medication.Ingredient {
  /// The types that `item` may have.
  public enum Item: Equatable, Sendable {
    case codeableConcept(R4.CodeableConcept)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .codeableConcept(let value): json.member("itemCodeableConcept", value)
      case .reference(let value): json.member("itemReference", value)
      }
    }
  }
}

extension R4.Medication {
  /// Where this package comes from.
  public struct Batch: R4.Element, Equatable, Sendable {
    /// The batch.
    public var lotNumber: String?
    /// Until when it may be used.
    public var expirationDate: R4.DateTime?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      lotNumber: String? = nil,
      expirationDate: R4.DateTime? = nil
    ) {
      self.lotNumber = lotNumber
      self.expirationDate = expirationDate
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("lotNumber", lotNumber)
        json.member("expirationDate", expirationDate)
      }
    }
  }
}
