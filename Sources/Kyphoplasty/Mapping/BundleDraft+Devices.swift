internal import FHIRModel

extension BundleDraft {
  /// A device that was used at a level, and what was done with it.
  struct UsedDevice {
    var id: R4.ID
    /// What was done with it; nil of a mere instrument.
    var action: HL7.DeviceAction?

    var focal: R4.Procedure.FocalDevice? {
      action.map {
        R4.Procedure.FocalDevice(action: R4.CodeableConcept($0), manipulated: R4.Reference(to: id))
      }
    }
  }

  /// Adds the cement, the implant and the balloons of a level, each with its use.
  mutating func addDevices(
    of level: TreatedLevel, _ levelID: R4.ID, balloons: [R4.ID], from path: String
  ) -> [UsedDevice] {
    var used: [UsedDevice] = []
    if let cement = level.cement {
      let id = cementID(of: levelID)
      add(device(cement), id, from: path + ".cement")
      used.append(UsedDevice(id: id, action: .implanted))
      addUse(of: id, stays: true, at: level, levelID, from: path + ".cement")
    }
    if let implant = level.implant {
      let id = ids.id(R4.Device.self, "implant", levelID.text)
      var resource = device(.implant, implant)
      resource.status = .active
      resource.patient = patient
      add(resource, id, from: path + ".implant")
      used.append(UsedDevice(id: id, action: .implanted))
      addUse(of: id, stays: true, at: level, levelID, from: path + ".implant")
    }
    if let needle = level.needle {
      let id = ids.id(R4.Device.self, "needle", levelID.text)
      add(
        device(R4.CodeableConcept(SNOMEDCT.Substance.needle, text: "Needle"), needle), id,
        from: path + ".needle")
      used.append(UsedDevice(id: id, action: nil))
      addUse(of: id, stays: false, at: level, levelID, from: path + ".needle")
    }
    for (place, id) in balloons.enumerated() {
      let path = "\(path).balloons[\(place)]"
      let balloon = level.balloons[place]
      add(device(balloon), id, from: path)
      used.append(UsedDevice(id: id, action: .manipulated))
      addUse(of: id, stays: false, at: level, levelID, from: path)
    }
    return used
  }

  func cementID(of level: R4.ID) -> R4.ID { ids.id(R4.Device.self, "cement", level.text) }

  /// The ids of the balloons of a level: by side, size and label, for two may be used on one side.
  func balloons(of level: TreatedLevel, _ levelID: R4.ID) -> [R4.ID] {
    ids.ids(R4.Device.self, of: level.balloons) {
      [
        "balloon", levelID.text, $0.side?.rawValue ?? "", $0.size ?? "",
        $0.device?.udi?.text ?? "",
      ]
    }
  }

  private func device(_ cement: Cement) -> R4.Device {
    var resource = device(.boneCement, cement.device)
    resource.status = .active
    resource.patient = patient
    if let material = cement.material {
      resource.property.append(.init(.material, R4.CodeableConcept(material)))
    }
    if let viscosity = cement.viscosity {
      resource.property.append(.init(.viscosity, R4.CodeableConcept(viscosity)))
    }
    if let antibiotic = cement.antibiotic {
      resource.property.append(.init(.antibiotic, R4.CodeableConcept(text: antibiotic)))
    }
    return resource
  }

  private func device(_ balloon: Balloon) -> R4.Device {
    var resource = device(.balloon, balloon.device)
    switch balloon.removed {
    case true: resource.status = .inactive
    case false: resource.patient = patient
    default: break
    }
    if let size = balloon.size {
      resource.property.append(.init(.size, R4.CodeableConcept(text: size)))
    }
    if let volume = balloon.ratedVolumeMl {
      resource.property.append(
        R4.Device.Property(
          type: R4.CodeableConcept(DeviceProperty.ratedVolume),
          valueQuantity: [R4.Quantity(volume, .milliliter)]))
    }
    return resource
  }

  private func device(_ kind: DeviceKind, _ product: ImplantedDevice?) -> R4.Device {
    device(R4.CodeableConcept(kind, text: kind.entry.display), product)
  }

  /// The device without a patient, who is named by what stays in the body only: the rest would count as implants.
  private func device(_ type: R4.CodeableConcept, _ product: ImplantedDevice?) -> R4.Device {
    let udi = product?.udi
    return R4.Device(
      extension: OwnExtension.stated(
        ("lotNumber", product?.lot != nil && product?.lot == udi?.lot),
        ("serialNumber", product?.serial != nil && product?.serial == udi?.serial),
        ("expirationDate", product?.expiry != nil && product?.expiry == udi?.expiry)),
      udiCarrier: udi.map { [R4.Device.UdiCarrier($0)] } ?? [],
      manufacturer: product?.manufacturer,
      manufactureDate: udi?.manufactured.map { R4.DateTime($0) },
      // What the record says counts where the label differs, which stands beside it.
      expirationDate: (product?.expiry ?? udi?.expiry).map { R4.DateTime($0) },
      lotNumber: product?.lot ?? udi?.lot,
      serialNumber: product?.serial ?? udi?.serial,
      deviceName: (product?.name).map {
        [R4.Device.DeviceName(name: $0, type: .userFriendlyName)]
      } ?? [],
      modelNumber: product?.model,
      type: type)
  }

  private mutating func addUse(
    of device: R4.ID, stays: Bool, at level: TreatedLevel, _ levelID: R4.ID, from path: String
  ) {
    add(
      R4.DeviceUseStatement(
        status: stays ? .active : .completed,
        subject: patient,
        derivedFrom: [R4.AnyReference(to: levelID, type: R4.Procedure.self)],
        timing: record.procedure.start.map { .dateTime($0) },
        device: R4.Reference(to: device),
        reasonReference: fractures(at: level.vertebra),
        bodySite: level.vertebra.bodySite),
      ids.id(R4.DeviceUseStatement.self, device.text), from: path)
  }
}

extension R4.Device.Property {
  fileprivate init(_ kind: DeviceProperty, _ value: R4.CodeableConcept) {
    self.init(type: R4.CodeableConcept(kind), valueCode: [value])
  }
}

extension R4.Device.UdiCarrier {
  /// The parts of an identifier, with the issuers' uris as the definition of the element writes them.
  init(_ udi: UniqueDeviceIdentifier) {
    self.init(
      deviceIdentifier: udi.deviceIdentifier, issuer: udi.issuer.uri, carrierHRF: udi.text)
  }
}

extension UniqueDeviceIdentifier.Issuer {
  /// The uri of the issuer.
  var uri: R4.URI {
    switch self {
    case .gs1: "http://hl7.org/fhir/NamingSystem/gs1-di"
    case .hibcc: "http://hl7.org/fhir/NamingSystem/hibcc-dI"
    case .iccbba: "http://hl7.org/fhir/NamingSystem/iccbba-other-di"
    }
  }
}
