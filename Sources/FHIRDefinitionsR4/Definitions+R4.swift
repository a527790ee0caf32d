internal import CFHIRDefinitions
public import FHIRDefinitions

extension Definitions {
  /// FHIR R4 core 4.0.1, HL7 terminology 7.0.1 and the extensions pack 5.2.0, in this order of preference.
  ///
  /// They are part of the program: nothing is read, and nothing but the pack's table of sections is looked at.
  public static let r4: Definitions = {
    let bytes = UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length())
    // The pack is made and checked together with the code that reads it.
    guard let pack = try? DefinitionPack(bytes: bytes) else { return Definitions([]) }
    return Definitions([pack])
  }()
}
