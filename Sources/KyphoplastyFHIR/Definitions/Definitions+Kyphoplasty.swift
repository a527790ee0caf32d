internal import CKyphoplastyProfiles
public import FHIRDefinitions
public import FHIRDefinitionsR4
public import Kyphoplasty

extension Definitions {
  /// R4 core, a version of US Core, and behind them the profiles of this package as they are over that version.
  ///
  ///     let validator = Validator(definitions: .kyphoplasty(.v610))
  public static func kyphoplasty(_ usCore: FHIRDefinitionsR4.USCoreVersion) -> Definitions {
    .usCore(usCore).adding { () throws(PackError) in try DefinitionPack.kyphoplasty(usCore) }
  }
}

extension Definitions {
  /// R4 core, the version of US Core that a site follows, and the profiles of this package as they are over it.
  public static func kyphoplasty(_ usCore: Kyphoplasty.USCoreVersion) -> Definitions {
    switch usCore {
    case .v6_1_0: .kyphoplasty(FHIRDefinitionsR4.USCoreVersion.v610)
    case .v7_0_0: .kyphoplasty(FHIRDefinitionsR4.USCoreVersion.v700)
    case .v8_0_0: .kyphoplasty(FHIRDefinitionsR4.USCoreVersion.v800)
    }
  }
}

extension DefinitionPack {
  /// The pack of the profiles of this package; it needs R4 and the version of US Core around it.
  ///
  /// Nothing is read but the pack's table of sections.
  ///
  /// - Throws: `PackError` where the pack was made for another version of this library, or is damaged.
  public static func kyphoplasty(
    _ usCore: FHIRDefinitionsR4.USCoreVersion
  ) throws(PackError) -> DefinitionPack {
    let (start, count) =
      switch usCore {
      case .v610: (kyphoplasty_profiles_610_pack(), kyphoplasty_profiles_610_pack_length())
      case .v700: (kyphoplasty_profiles_700_pack(), kyphoplasty_profiles_700_pack_length())
      case .v800: (kyphoplasty_profiles_800_pack(), kyphoplasty_profiles_800_pack_length())
      }
    return try DefinitionPack(bytes: UnsafeRawBufferPointer(start: start, count: count))
  }
}
