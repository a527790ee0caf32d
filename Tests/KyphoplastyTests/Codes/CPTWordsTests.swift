import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// The descriptors of CPT belong to the American Medical Association: no file of the package has a word of them.
@Suite struct CPTWordsTests {
  @Test func noCodingOfCPTHasWords() throws {
    let files =
      try PackageFolder.filesBelow(PackageFolder.profiles, suffix: ".json")
      + PackageFolder.filesBelow(PackageFolder.samples, suffix: ".json")
    #expect(files.count > 30)
    for file in files {
      try JSONDocument(PackageFolder.bytes(of: file)).value.everyObject { object in
        guard object["system"]?.string == Terminology.cpt.uriText else { return }
        #expect(object["display"] == nil, "\(file)")
        // A value set or a map names the code itself under the system.
        for concept in (object["concept"]?.list ?? []) + (object["element"]?.list ?? []) {
          #expect(concept["display"] == nil && concept["designation"] == nil, "\(file)")
        }
      }
    }
  }

  @Test(
    arguments: [Definitions.r4]
      + FHIRDefinitionsR4.USCoreVersion.allCases.map { Definitions.usCore($0) })
  func noDefinitionHasWordsOfCPT(_ definitions: Definitions) {
    let cpt = Terminology.cpt.uriText
    #expect(definitions.codeSystem(cpt)?.lookup("22513") == nil)
    for valueSet in definitions.valueSets {
      for part in valueSet.parts where part.system == cpt {
        for code in part.codes { #expect(code.display == nil, "\(valueSet.url)") }
      }
    }
  }

  /// Five words in a row that a descriptor of 22510 to 22515 has, as hashes: the test may not have them either.
  @Test func noTextOfThePackageQuotesADescriptor() throws {
    let suffixes = [".swift", ".md", ".json", ".csv", ".yaml", ".c", ".txt"]
    let folders = ["Sources", "Profiles", "Samples", "Tests", "Benchmarks"]
    var count = 0
    for folder in folders {
      for suffix in suffixes {
        let files = try? PackageFolder.filesBelow("\(PackageFolder.root)/\(folder)", suffix: suffix)
        for file in files ?? [] {
          count += 1
          let found = try Shingles.of(PackageFolder.bytes(of: file)).first {
            Self.descriptors.contains($0)
          }
          #expect(found == nil, "\(file)")
        }
      }
    }
    #expect(count > 300)
  }

  @Test func aShingleIsFoundWhateverStandsBetweenItsWords() {
    let words = Array("one two, (three) FOUR\n five six".utf8)
    #expect(Shingles.of(words) == Shingles.of(Array("One two three four five six".utf8)))
    #expect(Shingles.of(words).count == 2)
  }

  private static let descriptors: Set<UInt64> = [
    0x0049_78BD_1F13_688C,
    0x07C8_07A0_3089_FE86,
    0x11F7_F8FC_BD1A_CD25,
    0x1733_14B3_D8E7_9059,
    0x18BB_7808_FF7B_5FEE,
    0x1B84_6008_0A92_E96F,
    0x1CC9_E42B_68F6_6AAD,
    0x1D83_D045_EAF2_7E4A,
    0x2CBB_1F75_38BC_92DD,
    0x2D4F_488B_5647_68FE,
    0x40A4_3DB8_BB11_6EE8,
    0x43B6_B60C_CDCC_25BF,
    0x4635_646B_2B4D_F2B0,
    0x4D67_E654_AD23_9B3F,
    0x54B4_552F_E331_60A7,
    0x55C7_9758_28F1_2AD0,
    0x6075_3A0C_E638_A478,
    0x61C8_D523_F890_8448,
    0x6472_6E4B_E028_DD42,
    0x7D33_86E4_2CA2_5FAD,
    0x8880_B331_FFC7_7D78,
    0x8F82_13E9_062C_99F0,
    0x9013_14D7_5C25_B884,
    0x9165_3DA0_5DBA_8B47,
    0x9631_54EA_217A_9DEB,
    0xA5BB_8E7D_ADA9_F33D,
    0xACE5_5055_17B4_CF19,
    0xB553_3780_099F_C0D3,
    0xD410_FB58_D31F_320A,
    0xD567_0D51_6003_EBC6,
    0xDB46_4F21_7864_9DFD,
    0xDF5B_524B_D832_91B7,
    0xE7A3_D6C1_45EE_7E76,
    0xF410_B312_3D7C_2075,
    0xF73C_B963_9C51_7AB4,
    0xFC85_D4F3_30FB_0FFB,
    0xFE94_2A78_B2AD_D898,
    0xFFA0_FAF8_09DB_D9A8,
  ]
}

/// Runs of five words, each as a number.
private enum Shingles {
  static func of(_ bytes: [UInt8]) -> [UInt64] {
    var words: [UInt64] = []
    var hash = start
    var isInWord = false
    for byte in bytes + [0x20] {
      let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      let isLetter = (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter)
      if isLetter {
        hash = mixed(hash, UInt64(letter))
        isInWord = true
      } else if isInWord {
        words.append(hash)
        hash = start
        isInWord = false
      }
    }
    guard words.count >= 5 else { return [] }
    return (0...(words.count - 5)).map { words[$0..<($0 + 5)].reduce(start, mixed) }
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a.
  private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ value) &* 0x0000_0100_0000_01B3
  }
}
