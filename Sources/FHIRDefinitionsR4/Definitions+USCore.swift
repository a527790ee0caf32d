internal import CFHIRDefinitions
public import FHIRDefinitions

/// A version of US Core that is part of the program.
public enum USCoreVersion: String, CaseIterable, Sendable {
  /// US Core 6.1.0.
  case v610 = "6.1.0"
  /// US Core 7.0.0.
  case v700 = "7.0.0"
  /// US Core 8.0.0.
  case v800 = "8.0.0"
}

extension Definitions {
  /// R4 core, HL7 terminology and the extensions pack, and behind them a version of US Core.
  ///
  ///     let definitions = Definitions.usCore(.v610)
  public static func usCore(_ version: USCoreVersion) -> Definitions {
    r4.adding { () throws(PackError) in try DefinitionPack.usCore(version) }
  }
}

extension DefinitionPack {
  /// The pack of a version of US Core; it needs the definitions of R4 around it.
  ///
  /// Nothing is read but the pack's table of sections.
  ///
  /// - Throws: `PackError` where the pack was made for another version of this library, or is damaged.
  public static func usCore(_ version: USCoreVersion) throws(PackError) -> DefinitionPack {
    let (start, count) =
      switch version {
      case .v610: (fhir_us_core_610_pack(), fhir_us_core_610_pack_length())
      case .v700: (fhir_us_core_700_pack(), fhir_us_core_700_pack_length())
      case .v800: (fhir_us_core_800_pack(), fhir_us_core_800_pack_length())
      }
    return try DefinitionPack(bytes: UnsafeRawBufferPointer(start: start, count: count))
  }
}
