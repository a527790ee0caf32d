internal import CFHIRDefinitions
public import FHIRDefinitions

extension Definitions {
  /// FHIR R4 core 4.0.1, HL7 terminology 7.0.1 and the extensions pack 5.2.0, in this order of preference.
  ///
  /// They are part of the program: nothing is read, and nothing but the pack's table of sections is looked at. Where the
  /// pack cannot be read, `faults` says so.
  public static let r4 = Definitions([]).adding(reading: DefinitionPack.r4)
}

extension DefinitionPack {
  /// The pack of FHIR R4 core, HL7 terminology and the extensions pack.
  ///
  /// - Throws: `PackError` where the pack was made for another version of this library, or is damaged.
  public static func r4() throws(PackError) -> DefinitionPack {
    try DefinitionPack(
      bytes: UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length()))
  }
}
