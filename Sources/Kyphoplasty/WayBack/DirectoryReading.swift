internal import FHIRModel
internal import LosslessJSON

/// Reads what encounters share into parts of a record.
struct DirectoryReading {
  let log: ReadingLog
  let origin: (JSONNode) -> BundleOrigin

  func entry(_ resource: BundleResource) -> SharedDirectory.Entry {
    switch resource.type {
    case "Organization": SharedDirectory.Entry(type: resource.type, part: organization(resource))
    case "Location":
      SharedDirectory.Entry(
        type: resource.type, part: location(resource),
        isDescribed: resource["description"] != nil)
    case "Practitioner": SharedDirectory.Entry(type: resource.type, part: practitioner(resource))
    default:
      SharedDirectory.Entry(
        type: resource.type, part: role(resource),
        holder: Self.addresses(resource["practitioner"]),
        organization: Self.addresses(resource["organization"]))
    }
  }

  static func addresses(_ reference: BundleElement?) -> [String] {
    guard let text = reference?["reference"]?.string else { return [] }
    return BundleIndex.addresses(of: text)
  }

  private func organization(_ resource: BundleResource) -> RecordPart {
    var part = RecordPart(from: origin(resource.element.node))
    let numbers = identifiers(of: resource)
    // A foreign organization may have no key of its own: the id is one.
    part.set("key", text(numbers.key) ?? text(numbers.npi) ?? text(resource["id"]))
    part.set("name", text(resource["name"]))
    part.set("npi", text(numbers.npi))
    let phone = resource.all("telecom").first { $0["system"]?.isText("phone") == true }
    if let phone { log.use(phone) }
    part.set("phone", text(phone?["value"]))
    part.set("address", address(resource.first("address")))
    if let type = resource.first("type") { log.use(type) }
    return part
  }

  /// The name is that of the facility where no description says that it is a place of its own.
  private func location(_ resource: BundleResource) -> RecordPart {
    var part = RecordPart(from: origin(resource.element.node))
    if let type = resource.first("type") {
      let fitting = Facility.Kind.allCases.filter { type.has($0.code.entry) }
      let words = type["text"]?.string
      if let kind = fitting.first(where: { $0.words == words }) ?? fitting.first {
        log.use(type)
        part.set("type", PartValue(text: kind.rawValue, origin: origin(type.node)))
      }
    }
    part.set("location", text(resource["name"]))
    if let description = resource["description"] { log.use(description) }
    if let address = resource["address"] { log.use(address) }
    return part
  }

  private func practitioner(_ resource: BundleResource) -> RecordPart {
    var part = RecordPart(from: origin(resource.element.node))
    let numbers = identifiers(of: resource)
    part.set("npi", text(numbers.npi))
    part.set("key", text(numbers.key))
    let names = resource.all("name")
    let name = names.first { $0["use"]?.isText("official") == true } ?? names.first
    if let name { log.use(name) }
    part.set("family", text(name?["family"]))
    part.set("given", (name?.all("given") ?? []).compactMap { text($0) })
    return part
  }

  private func role(_ resource: BundleResource) -> RecordPart {
    var part = RecordPart(from: origin(resource.element.node))
    if let specialty = resource.first("specialty"),
      let word = specialty.word(of: Clinician.Specialty.self)
    {
      log.use(specialty)
      part.set("specialty", PartValue(text: word.rawValue, origin: origin(specialty.node)))
    }
    let volume = resource.element.extended(by: OwnExtension.annualVolume.url.text)
    if let volume, let number = volume["valueInteger"] {
      log.use(volume)
      part.set(
        "annualVolume",
        PartValue(
          text: number.document.text(of: number.node), isWord: true, origin: origin(number.node)))
    }
    for used in ["practitioner", "organization"] as [StaticString] {
      if let element = resource[used] { log.use(element) }
    }
    return part
  }

  /// The National Provider Identifier, and the first other number.
  private func identifiers(
    of resource: BundleResource
  ) -> (npi: BundleElement?, key: BundleElement?) {
    let all = resource.all("identifier").filter { $0["value"] != nil }
    let npi = all.first { $0["system"]?.isText(Directory.providerIdentifiers.text) == true }
    let key = all.first { $0["system"]?.isText(Directory.providerIdentifiers.text) != true }
    for identifier in [npi, key].compactMap(\.self) { log.use(identifier) }
    return (npi?["value"], key?["value"])
  }

  private func text(_ element: BundleElement?) -> PartValue? {
    guard let element, let text = element.string else { return nil }
    log.use(element)
    return PartValue(text: text, origin: origin(element.node))
  }

  private func address(_ element: BundleElement?) -> RecordPart? {
    guard let element else { return nil }
    var part = RecordPart(from: origin(element.node))
    part.set("line", element.all("line").compactMap { text($0) })
    part.set("city", text(element["city"]))
    part.set("state", text(element["state"]))
    part.set("postalCode", text(element["postalCode"]))
    part.set("country", text(element["country"]))
    return part
  }
}
