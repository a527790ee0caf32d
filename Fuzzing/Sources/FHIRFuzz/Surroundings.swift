import FHIRDefinitions
import FHIRDefinitionsR4
import Glibc
import LosslessJSON

/// What inputs are checked against, and evaluated on.
enum Surroundings {
  /// R4, and the package that `FUZZ_PACKAGE` names.
  static let definitions: Definitions = {
    guard let path = getenv("FUZZ_PACKAGE").map({ String(cString: $0) }), !path.isEmpty else {
      return .r4
    }
    do {
      var loading = DefinitionLoading()
      loading.add(package: try PackageReader(path))
      return try loading.build(over: .r4).definitions
    } catch {
      preconditionFailure("\(path): \(error)")
    }
  }()

  static let documents = [
    """
    {"resourceType":"Patient","id":"p","name":[{"family":"Example","given":["Ada",null],"_given":[null,\
    {"extension":[{"url":"http://example.org/x","valueString":"y"}]}]}],"birthDate":"1950-02-28",\
    "_birthDate":{"extension":[{"url":"http://example.org/t","valueDateTime":"1950-02-28T10:00:00Z"}]},\
    "deceasedBoolean":false,"contained":[{"resourceType":"Organization","id":"o","active":true}],\
    "managingOrganization":{"reference":"#o"},"multipleBirthInteger":2}
    """,
    """
    {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"x"}]},\
    "valueQuantity":{"value":6.50,"unit":"mL","system":"http://unitsofmeasure.org","code":"mL"},\
    "effectivePeriod":{"start":"2023-05","end":"2023-05-07T10:00:00.123+02:00"},\
    "component":[{"code":{"text":"a"},"valueInteger":3},{"code":{"text":"b"},"valueTime":"10:30:00"}]}
    """,
  ].compactMap { try? JSONDocument(Array($0.utf8)) }
}
