internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// The cement, the implant, the needle and the balloons of a level, and what was observed of each.
  func addDevices(
    of level: BundleResource, _ facts: [BundleResource], to part: inout RecordPart
  ) {
    var balloons: [RecordPart] = []
    for device in devices(of: level) {
      log.use(device)
      let type = device["type"]
      if type?.code(of: DeviceKind.self) == .boneCement
        || type?.has(SNOMEDCT.Substance.boneCement.entry) == true
      {
        useType(of: device)
        part.set("cement", cement(device, facts))
      } else if type?.code(of: DeviceKind.self) == .balloon {
        useType(of: device)
        balloons.append(balloon(device, facts))
      } else if type?.code(of: DeviceKind.self) == .implant {
        useType(of: device)
        part.set("implant", product(device))
      } else if type?.has(SNOMEDCT.Substance.needle.entry) == true {
        useType(of: device)
        part.set("needle", product(device))
      }
    }
    part.set("balloons", balloons)
    if !part.has("cement") { part.set("cement", cement(nil, facts)) }
  }

  /// The devices that a level's procedure, or the use of them, names, each once.
  private func devices(of level: BundleResource) -> [BundleResource] {
    var devices: [BundleResource] = []
    func add(_ reference: BundleElement?) {
      guard let device = index.target(of: reference), device.type == "Device",
        !devices.contains(where: { $0.entry == device.entry })
      else { return }
      devices.append(device)
    }
    for focal in level.all("focalDevice") {
      log.use(focal)
      add(focal["manipulated"])
    }
    for used in level.all("usedReference") {
      log.use(used)
      add(used)
    }
    for use in index.all("DeviceUseStatement") {
      guard use.all("derivedFrom").contains(where: { index.leads($0, to: level) }) else {
        continue
      }
      log.use(use)
      for used in ["device", "bodySite", "timingDateTime"] as [StaticString] {
        if let element = use[used] { log.use(element) }
      }
      add(use["device"])
    }
    return devices
  }

  private func useType(of device: BundleResource) {
    if let type = device["type"] { log.use(type) }
    if let made = device["manufactureDate"] { log.use(made) }
  }

  private func cement(_ device: BundleResource?, _ facts: [BundleResource]) -> RecordPart {
    var part = RecordPart(from: device.map { .node($0.element.node) })
    let volume = facts.coded(Measure.cementVolume)
    part.set("volumeMl", amount(of: volume?.element, .milliliter))
    if let device {
      part.set("material", word(property(.material, of: device), as: Cement.Material.self))
      part.set("device", product(device))
      part.set("viscosity", word(property(.viscosity, of: device), as: Cement.Viscosity.self))
      part.set("antibiotic", words(of: property(.antibiotic, of: device)))
    }
    part.set(
      "workingMinutes", amount(of: facts.coded(Measure.cementWorkingTime)?.element, .minute))
    part.set(
      "hardeningMinutes", amount(of: facts.coded(Measure.cementHardeningTime)?.element, .minute))
    part.set(
      "monitored", boolean(of: facts.coded(Measure.cementInjectionMonitored)?.element))
    if part.origin == nil { part.origin = volume.map { .node($0.element.node) } }
    return part
  }

  private func balloon(_ device: BundleResource, _ facts: [BundleResource]) -> RecordPart {
    var part = RecordPart(from: .node(device.element.node))
    part.set("size", words(of: property(.size, of: device)))
    part.set("device", product(device))
    let rated = propertyElement(.ratedVolume, of: device)?.first("valueQuantity")
    part.set("ratedVolumeMl", amount(rated, .milliliter))
    let inflation = facts.first { fact in
      fact.isCoded(Measure.balloonInflation)
        && fact.all("focus").contains { index.leads($0, to: device) }
    }
    guard let inflation else { return part }
    func fact(_ code: Measure) -> BundleElement? { component(code, of: inflation) }
    part.set("side", side(in: inflation))
    part.set("volumeMl", amount(of: fact(.balloonVolume), .milliliter))
    part.set("pressurePsi", amount(of: fact(.balloonPressure), .psi))
    part.set("inflated", boolean(of: fact(.balloonInflated)))
    part.set("removed", boolean(of: fact(.balloonRemoved)))
    part.set("ruptured", boolean(of: fact(.balloonRuptured)))
    part.set("contrast", drug(concept(of: fact(.balloonContrast))))
    part.set("contrastMl", amount(of: fact(.balloonContrastVolume), .milliliter))
    return part
  }

  private func propertyElement(
    _ kind: DeviceProperty, of device: BundleResource
  ) -> BundleElement? {
    let property = device.all("property").first { $0["type"]?.has(kind.entry) == true }
    if let type = property?["type"] { log.use(type) }
    return property
  }

  private func property(_ kind: DeviceProperty, of device: BundleResource) -> BundleElement? {
    propertyElement(kind, of: device)?.first("valueCode")
  }

  /// What a label says of a product.
  func product(_ device: BundleResource) -> RecordPart {
    var part = RecordPart(from: .node(device.element.node))
    let name = device.first("deviceName")
    if let name { log.use(name) }
    part.set("name", text(name?["name"]))
    part.set("manufacturer", text(device["manufacturer"]))
    part.set("model", text(device["modelNumber"]))
    let label = label(of: device)
    part.set("udi", label?.value)
    let parsed = label.flatMap { UniqueDeviceIdentifier($0.value.text) }
    func own(_ name: String, _ value: PartValue?, unless printed: String?) -> PartValue? {
      guard let value, value.text == printed else { return value }
      return isStated(name, in: device.element) ? value : nil
    }
    part.set("lot", own("lotNumber", text(device["lotNumber"]), unless: parsed?.lot))
    part.set("serial", own("serialNumber", text(device["serialNumber"]), unless: parsed?.serial))
    part.set(
      "expiry",
      own("expirationDate", date(device["expirationDate"]), unless: parsed?.expiry?.text))
    return part
  }

  /// The identifier as the label prints it; where a bundle has its device part only, GS1's can be written from that.
  private func label(of device: BundleResource) -> (value: PartValue, element: BundleElement)? {
    guard let carrier = device.first("udiCarrier") else { return nil }
    log.use(carrier)
    if let printed = carrier["carrierHRF"], let value = text(printed) { return (value, carrier) }
    guard let identifier = carrier["deviceIdentifier"], let part = identifier.string,
      carrier["issuer"]?.isText(UniqueDeviceIdentifier.Issuer.gs1.uri.text) == true
    else { return nil }
    return (PartValue(text: "(01)\(part)", origin: .node(identifier.node)), carrier)
  }
}
