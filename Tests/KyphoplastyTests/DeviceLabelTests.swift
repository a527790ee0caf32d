import FHIRModel
import Testing

@testable import Kyphoplasty

@Suite struct DeviceLabelTests {
  @Test func printedGS1() throws {
    // The example of "UDI formats by FDA-accredited issuing agency".
    let udi = try UniqueDeviceIdentifier(
      parsing: "(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234")
    #expect(udi.issuer == .gs1)
    #expect(udi.deviceIdentifier == "51022222233336")
    #expect(udi.manufactured == R4.Date("2014-12-31"))
    #expect(udi.expiry == R4.Date("2015-07-07"))
    #expect(udi.lot == "A213B1")
    #expect(udi.serial == "1234")
  }

  @Test func scannedGS1HasThePrintedText() throws {
    let printed = try UniqueDeviceIdentifier(
      parsing: "(01)51022222233336(17)150707(10)A213B1(21)1234")
    for prefix in ["", "]d2", "\u{1D}"] {
      let scanned = try UniqueDeviceIdentifier(
        parsing: prefix + "01510222222333361715070710A213B1\u{1D}211234")
      #expect(scanned == printed)
    }
  }

  @Test func openDayOfExpiryLeavesTheMonth() throws {
    let udi = try UniqueDeviceIdentifier(parsing: "(01)51022222233336(17)150700")
    #expect(udi.expiry == R4.Date("2015-07"))
  }

  @Test func lotMayHaveParentheses() throws {
    let udi = try UniqueDeviceIdentifier(parsing: "(01)51022222233336(10)A(7)B(21)9")
    #expect(udi.lot == "A(7)B")
    #expect(udi.serial == "9")
  }

  @Test(arguments: [
    ("+X999123ABC0/$$05191234AB/S5678EDFG/16D20151001A", "2019-05"),
    ("+X999123ABC0/$$20515191234AB/S5678EDFG/16D20151001I", "2019-05-15"),
    ("+X999123ABC0/$$31905151234AB/S5678EDFG/16D20151001J", "2019-05-15"),
    ("+X999123ABC0/$$4190515211234AB/S5678EDFG/16D20151001N", "2019-05-15"),
    ("+X999123ABC0/$$5191351234AB/S5678EDFG/16D20151001J", "2019-05-15"),
    ("+X999123ABC0/$$619135211234AB/S5678EDFG/16D20151001N", "2019-05-15"),
    ("+X999123ABC0/$1234AB/S5678EDFG/16D20151001/14D20190515.", "2019-05-15"),
  ])
  func hibccInEachOfItsFormsOfDate(text: String, expiry: String) throws {
    let udi = try UniqueDeviceIdentifier(parsing: text)
    #expect(udi.issuer == .hibcc)
    #expect(udi.deviceIdentifier == "X999123ABC0")
    #expect(udi.lot == "1234AB")
    #expect(udi.serial == "5678EDFG")
    #expect(udi.manufactured == R4.Date("2015-10-01"))
    #expect(udi.expiry == R4.Date(expiry))
  }

  @Test func iccbba() throws {
    let udi = try UniqueDeviceIdentifier(
      parsing: "=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123")
    #expect(udi.issuer == .iccbba)
    #expect(udi.deviceIdentifier == "A9999XYZ100T0944")
    #expect(udi.serial == "000025")
    #expect(udi.expiry == R4.Date("2014-02-01"))
    #expect(udi.manufactured == R4.Date("2013-02-01"))
    #expect(udi.lot == "000000000000XYZ123")
  }

  @Test(arguments: [
    ("(01)51022222233337", UniqueDeviceIdentifier.Fault.checkCharacter),
    ("(01)5102222223333", .malformed), ("(10)LOT", .malformed), ("(01)", .malformed),
    ("(01)51022222233336(17)151307", .date), ("(01)51022222233336(17)15130", .malformed),
    ("(01)51022222233336(10)", .malformed), ("(01)51022222233336(10)A B", .malformed),
    ("0151022222233336991", .malformed), ("01510222222333361", .malformed),
    ("+X999123ABC0/$$05191234AB/S5678EDFG/16D20151001B", .checkCharacter),
    ("+X99", .malformed), ("=A", .malformed), ("=/", .malformed),
    ("LOT 7", .unknownIssuer), ("", .unknownIssuer),
  ])
  func whatIsNoIdentifier(text: String, fault: UniqueDeviceIdentifier.Fault) {
    #expect(throws: fault) { try UniqueDeviceIdentifier(parsing: text) }
    #expect(UniqueDeviceIdentifier(text) == nil)
  }

  @Test func everyWrongDigitIsFound() throws {
    let digits = Array("51022222233336".utf8)
    for place in digits.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
        var other = digits
        other[place] = digit
        #expect(!GS1Label.hasCheckDigit(other))
      }
    }
  }

  @Test func nationalProviderIdentifier() {
    // The example of the Centers for Medicare and Medicaid Services.
    #expect(NationalProviderIdentifier.isValid("1234567893"))
    for text in ["1234567890", "123456789", "12345678930", "123456789a", ""] {
      #expect(!NationalProviderIdentifier.isValid(text), "\(text)")
    }
  }
}
