import Testing

@testable import Kyphoplasty

struct CheckDigitTests {
  @Test(arguments: ["22298006", "392236004", "428361000124107", "385669000"])
  func acceptsIdentifiersOfSNOMEDCT(code: String) {
    #expect(CheckDigit.isSNOMEDIdentifier(code))
  }

  @Test(arguments: [
    "", "12345", "447766008", "112728004", "392236005", "39223600", "0392236004",
    "3922 6004", "-392236004", "1234567890123456789",
  ])
  func refusesWhatIsNoIdentifier(code: String) {
    #expect(!CheckDigit.isSNOMEDIdentifier(code))
  }

  @Test(arguments: ["72514-3", "38214-3", "97909-6", "8302-2"])
  func acceptsLOINCCodes(code: String) { #expect(CheckDigit.isLOINC(code)) }

  @Test(arguments: ["72514-4", "725143", "-3", "72514-", "7251a-3", "72514-33", "1-2-3"])
  func refusesWhatIsNoLOINCCode(code: String) { #expect(!CheckDigit.isLOINC(code)) }

  @Test func oneWrongDigitIsAlwaysFound() {
    let code = Array("392236004".utf8)
    for place in code.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != code[place] {
        var wrong = code
        wrong[place] = digit
        #expect(!CheckDigit.isSNOMEDIdentifier(String(decoding: wrong, as: UTF8.self)))
      }
    }
  }
}
