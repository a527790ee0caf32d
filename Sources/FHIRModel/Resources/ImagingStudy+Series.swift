internal import LosslessJSON

extension R4.ImagingStudy {
  /// Images made in one go.
  public struct Series: R4.Element, Equatable, Sendable {
    /// The DICOM UID of the series.
    public var uid: String
    /// The number of the series in the study.
    public var number: Int?
    /// The kind of machine.
    public var modality: R4.Coding
    /// The series in words.
    public var description: String?
    /// How many images there are.
    public var numberOfInstances: Int?
    /// What part of the body it shows.
    public var bodySite: R4.Coding?
    /// Which side it shows.
    public var laterality: R4.Coding?
    /// When it began.
    public var started: R4.DateTime?
    /// Who made it.
    public var performer: [Performer]
    /// Single images.
    public var instance: [Instance]

    /// Takes the elements in the order of the specification, which requires `uid` and `modality`.
    public init(
      uid: String,
      number: Int? = nil,
      modality: R4.Coding,
      description: String? = nil,
      numberOfInstances: Int? = nil,
      bodySite: R4.Coding? = nil,
      laterality: R4.Coding? = nil,
      started: R4.DateTime? = nil,
      performer: [Performer] = [],
      instance: [Instance] = []
    ) {
      self.uid = uid
      self.number = number
      self.modality = modality
      self.description = description
      self.numberOfInstances = numberOfInstances
      self.bodySite = bodySite
      self.laterality = laterality
      self.started = started
      self.performer = performer
      self.instance = instance
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("uid", uid)
        json.member("number", number)
        json.member("modality", modality)
        json.member("description", description)
        json.member("numberOfInstances", numberOfInstances)
        json.member("bodySite", bodySite)
        json.member("laterality", laterality)
        json.member("started", started)
        json.member("performer", performer)
        json.member("instance", instance)
      }
    }
  }
}

extension R4.ImagingStudy.Series {
  /// Who made it.
  public struct Performer: R4.Element, Equatable, Sendable {
    /// What the person did.
    public var function: R4.CodeableConcept?
    /// The person or the device.
    public var actor: R4.AnyReference

    /// Takes the elements in the order of the specification, which requires `actor`.
    public init(
      function: R4.CodeableConcept? = nil,
      actor: R4.AnyReference
    ) {
      self.function = function
      self.actor = actor
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("function", function)
        json.member("actor", actor)
      }
    }
  }

  /// Single images.
  public struct Instance: R4.Element, Equatable, Sendable {
    /// The DICOM UID of the image.
    public var uid: String
    /// What kind of DICOM object it is.
    public var sopClass: R4.Coding
    /// The number of the image in the series.
    public var number: Int?
    /// A label to show with it.
    public var title: String?

    /// Takes the elements in the order of the specification, which requires `uid` and `sopClass`.
    public init(
      uid: String,
      sopClass: R4.Coding,
      number: Int? = nil,
      title: String? = nil
    ) {
      self.uid = uid
      self.sopClass = sopClass
      self.number = number
      self.title = title
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("uid", uid)
        json.member("sopClass", sopClass)
        json.member("number", number)
        json.member("title", title)
      }
    }
  }
}
