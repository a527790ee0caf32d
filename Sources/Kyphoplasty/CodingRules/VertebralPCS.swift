/// An ICD-10-PCS code of a vertebra: what is done, and in which part of the spine.
struct VertebralPCS {
  enum Operation: Character {
    case reposition = "S"
    case supplement = "U"
    case excision = "B"
    case destruction = "5"
  }

  let operation: Operation
  let region: Vertebra.Region

  init?(_ code: String) {
    let characters = Array(code)
    guard characters.count == 7, let operation = Operation(rawValue: characters[2]) else {
      return nil
    }
    switch (String(characters[..<2]), characters[3]) {
    case ("0P", "3"): region = .cervical
    case ("0P", "4"): region = .thoracic
    case ("0Q", "0"): region = .lumbar
    case ("0Q", "1"): region = .sacral
    default: return nil
    }
    self.operation = operation
  }
}

extension CodedSession {
  var pcs: [(coding: CodedValue, code: VertebralPCS, procedure: CodedResource)] {
    procedures.flatMap { procedure in
      procedure.codings(.icd10PCS).compactMap { coding in
        VertebralPCS(coding.code).map { (coding, $0, procedure) }
      }
    }
  }
}
