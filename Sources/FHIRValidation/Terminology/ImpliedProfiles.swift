internal import FHIRDefinitions
internal import LosslessJSON

/// The profiles that an Observation must meet because of its code, whether or not it claims them.
///
/// FHIR R4, observation-vitalsigns: "If implementations are recording or querying for one of the vital signs [...], they
/// SHALL conform to this profile". That holds for the codes of the table there and for those that mean the same more closely:
/// a heart rate at the apex is a heart rate.
struct ImpliedProfile: Sendable {
  let name: StaticString
  let loinc: [StaticString]
  let snomed: [StaticString]

  var url: String { "http://hl7.org/fhir/StructureDefinition/\(name)" }

  /// The first that has one of the codes of an observation counts.
  static let vitalSigns: [ImpliedProfile] = [
    ImpliedProfile(name: "vitalspanel", loinc: ["85353-1"], snomed: ["46680005"]),
    ImpliedProfile(
      name: "resprate",
      loinc: [
        "9279-1", "76170-0", "76172-6", "76171-8", "19840-8", "33438-3", "76270-8", "11291-2",
      ],
      snomed: []),
    ImpliedProfile(
      name: "heartrate",
      loinc: [
        "8867-4", "60978-4", "73795-7", "73799-9", "76476-1", "76477-9", "8889-8", "8890-6",
        "8891-4", "8892-2", "8893-0", "40443-4", "55425-3", "68999-2", "11328-2", "69000-8",
        "8886-4",
      ],
      snomed: ["249043002", "444981005", "399017001", "251670001", "429525003", "429614003"]),
    ImpliedProfile(
      name: "oxygensat",
      loinc: [
        "2708-6", "19224-5", "20564-1", "2709-4", "2710-2", "2711-0", "2713-6", "51733-4",
        "59408-5", "59417-6", "89276-0", "97549-0",
      ],
      snomed: [
        "103228002", "442349007", "442476006", "442440005", "431314004", "442734002", "713194001",
      ]),
    ImpliedProfile(
      name: "bodytemp",
      loinc: [
        "8310-5", "60834-9", "60835-6", "60836-4", "60838-0", "60955-2", "61009-7", "75539-7",
        "75987-8", "76010-8", "76011-6", "76278-1", "8309-7", "8328-7", "8329-5", "8330-3",
        "8331-1", "8332-9", "8333-7", "8334-5", "91371-5", "98657-0", "98663-8",
      ],
      snomed: [
        "386725007", "276885007", "300076005", "1222808002", "364246006", "307047009",
        "708499008", "431598003", "698831002", "698832009", "415882003", "415974002",
        "415929009", "415945006",
      ]),
    ImpliedProfile(
      name: "bodyheight", loinc: ["8302-2", "3137-7", "3138-5", "8306-3", "8308-9"],
      snomed: [
        "1153637007", "1162419008", "50373000", "1162418000", "1230278008", "1162392001",
        "1162417005",
      ]),
    ImpliedProfile(
      name: "headcircum", loinc: ["9843-4", "8287-5"],
      snomed: ["363812007", "169876006", "1269262007", "363811000"]),
    ImpliedProfile(
      name: "bodyweight",
      loinc: ["29463-7", "3141-9", "3142-7", "75292-3", "79348-9", "8350-1", "8351-9"],
      snomed: [
        "60621009", "735395000", "425024002", "424927000", "784399000", "1162416001",
        "1162415002",
      ]),
    ImpliedProfile(name: "bmi", loinc: ["39156-5", "59574-4", "89270-3"], snomed: []),
    ImpliedProfile(
      name: "bp", loinc: ["85354-9", "35094-2", "8459-0", "76534-7", "55284-4", "8480-6"],
      snomed: [
        "75367002", "251076008", "163033001", "163035008", "386534000", "386536003", "271649006",
        "271650006", "407556006", "407554009", "716579001", "399304008",
      ]),
  ]
}

extension Walk {
  /// Checks a resource against the profiles that follow from its content.
  mutating func checkImpliedProfiles(of node: JSONNode, _ schema: Schema) {
    guard schema.type == "Observation", let code = document.member("code", of: node),
      document.kind(of: code) == .object, let codings = document.member("coding", of: code),
      document.kind(of: codings) == .array,
      let implied = impliedProfile(of: codings),
      let definition = cache.definitions.structure(implied.url)
    else { return }
    apply(cache.profileID(of: definition), to: Instance(value: node))
  }

  /// LOINC codes come before SNOMED CT ones, whatever their order.
  private func impliedProfile(of codings: JSONNode) -> ImpliedProfile? {
    let loinc = codes(of: codings, in: "http://loinc.org")
    let found = ImpliedProfile.vitalSigns.first { isOne(loinc, of: $0.loinc) }
    if found != nil { return found }
    let snomed = codes(of: codings, in: "http://snomed.info/sct")
    return ImpliedProfile.vitalSigns.first { isOne(snomed, of: $0.snomed) }
  }

  private func codes(of codings: JSONNode, in system: StaticString) -> [JSONNode] {
    var codes: [JSONNode] = []
    for coding in document.elements(of: codings) where document.kind(of: coding) == .object {
      guard let url = stringMember("system", of: coding), document.isString(url, system),
        let code = stringMember("code", of: coding)
      else { continue }
      codes.append(code)
    }
    return codes
  }

  private func isOne(_ codes: [JSONNode], of list: [StaticString]) -> Bool {
    codes.contains { code in list.contains { document.isString(code, $0) } }
  }
}
