import FHIRModel
import Testing

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  static func maximalProcedure() throws -> Augmentation {
    var procedure = Augmentation(technique: .balloonKyphoplasty)
    procedure.status = .completed
    procedure.statusReason = "As planned"
    procedure.start = try time("2025-03-04T08:30:00-05:00")
    procedure.end = try time("2025-03-04T09:15:00-05:00")
    procedure.guidance = .fluoroscopy
    procedure.position = .prone
    procedure.skinPreparation = "Chlorhexidine"
    procedure.incisionCm = try number("0.5")
    procedure.closure = .adhesive
    procedure.reasonNoBalloon = "None"
    procedure.convertedToOpen = false
    procedure.concurrent = ConcurrentProcedure.allCases
    procedure.bloodLossMl = try number("5")
    procedure.totalCementMl = try number("11.0")
    procedure.note = "Good filling."
    return procedure
  }

  static func maximalLevel(_ vertebra: Vertebra) throws -> TreatedLevel {
    var level = TreatedLevel(vertebra)
    level.technique = .balloonKyphoplasty
    level.status = .completed
    level.statusReason = "As planned"
    level.access = .transpedicular
    level.side = .bilateral
    level.needleGauge = 11
    level.needle = try device("Example needle")
    level.balloons = [try maximalBalloon(.left), try maximalBalloon(.right)]
    level.cavityCreated = true
    level.implant = try device("Example implant")
    var cement = Cement()
    cement.volumeMl = try number("5.50")
    cement.material = .pmma
    cement.device = try device("Example cement")
    cement.viscosity = .high
    cement.workingMinutes = try number("8")
    cement.hardeningMinutes = try number("12")
    cement.monitored = true
    cement.antibiotic = "Gentamicin"
    level.cement = cement
    level.heightBefore = try height("17.5")
    level.heightAfter = try height("22.5")
    level.angleBeforeDeg = try number("14")
    level.angleAfterDeg = try number("7")
    level.leakPresent = true
    level.leaks = CementLeak.Site.allCases.map { site in
      var leak = CementLeak(site: site, symptomatic: site == .foraminal)
      leak.route = .corticalDefect
      leak.detectedBy = .ct
      leak.timing = .laterImaging
      leak.text = "Thin film"
      return leak
    }
    return level
  }

  static func device(_ name: String) throws -> ImplantedDevice {
    var device = ImplantedDevice()
    device.name = name
    device.manufacturer = "Example Devices"
    device.model = "M-1"
    device.udi = try .example()
    device.serial = "S-1"
    return device
  }

  static func maximalBalloon(_ side: TreatedLevel.Side) throws -> Balloon {
    var balloon = Balloon()
    balloon.side = side
    balloon.size = "15/3"
    balloon.device = try device("Example balloon")
    balloon.volumeMl = try number("3.0")
    balloon.ratedVolumeMl = try number("4")
    balloon.pressurePsi = try number("220")
    balloon.inflated = true
    balloon.removed = true
    balloon.ruptured = false
    balloon.contrast = .known(.iohexol)
    balloon.contrastMl = try number("2.5")
    return balloon
  }

  static func maximalAnesthesia() throws -> Anesthesia {
    var anesthesia = Anesthesia(types: Anesthesia.Kind.allCases)
    anesthesia.reason = "Pain"
    anesthesia.start = try time("2025-03-04T08:15:00-05:00")
    anesthesia.end = try time("2025-03-04T09:20:00-05:00")
    anesthesia.drugs = try Drug.Ingredient.allCases.map {
      try drug(.known($0), "2025-03-04T08:20:00-05:00")
    }
    anesthesia.drugs.append(AdministeredDrug(drug: .named("Bupivacaine")))
    anesthesia.intravenousAccess = true
    anesthesia.monitored = true
    return anesthesia
  }

  static func maximalVitals() throws -> [VitalSigns] {
    var vitals = VitalSigns(time: try time("2025-03-04T08:45:00-05:00"))
    vitals.systolicMmHg = 132
    vitals.diastolicMmHg = 71
    vitals.heartRatePerMin = 68
    vitals.respiratoryRatePerMin = 14
    vitals.oxygenSaturationPercent = try number("97")
    vitals.temperatureC = try number("36.60")
    var short = VitalSigns(time: try time("2025-03-04T09:00:00-05:00"))
    short.systolicMmHg = 128
    return [vitals, short]
  }

  static func maximalRadiation() throws -> Radiation {
    var radiation = Radiation()
    radiation.fluoroscopyMinutes = try number("4.8")
    radiation.airKermaMGy = try number("96")
    radiation.doseAreaGyCm2 = try number("11.4")
    return radiation
  }

  static func maximalBiopsies() throws -> [Biopsy] {
    try [Vertebra.t12, .l1].map { level in
      var biopsy = Biopsy(level: level)
      biopsy.collected = try time("2025-03-04T08:40:00-05:00")
      biopsy.result = .malignant
      biopsy.conclusion = "Plasma cells"
      biopsy.reported = try time("2025-03-10T12:00:00-05:00")
      return biopsy
    }
  }
}
