import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON

/// What inputs are checked against, and evaluated on.
enum Surroundings {
  static let definitions = Definitions.usCore(.v610)

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
