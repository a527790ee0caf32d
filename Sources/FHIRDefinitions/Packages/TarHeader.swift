/// One header block of a tar archive.
struct TarHeader {
  enum Kind {
    case file
    /// The content is the name of the next file, as GNU tar writes it.
    case longName
    /// The content is pax records for the next file.
    case extended
    case other
  }

  let name: String
  let size: Int
  let kind: Kind

  /// Reads a block of 512 bytes; `nil` when its checksum or its size is wrong.
  init?(_ block: [UInt8]) {
    guard block.count == 512, let size = Self.number(block[124..<136]), size >= 0,
      let checksum = Self.number(block[148..<156])
    else { return nil }
    var sum = 0
    for (place, byte) in block.enumerated() {
      sum += (148..<156).contains(place) ? 0x20 : Int(byte)
    }
    guard sum == checksum else { return nil }
    self.size = size
    var name = Self.text(block[0..<100])
    if block[257..<262].elementsEqual("ustar".utf8) {
      let prefix = Self.text(block[345..<500])
      // GNU tar has times where POSIX has the prefix; its mark ends with two spaces.
      if !prefix.isEmpty, block[262] == 0 { name = prefix + "/" + name }
    }
    self.name = name
    switch block[156] {
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): kind = name.hasSuffix("/") ? .other : .file
    case UInt8(ascii: "L"): kind = .longName
    case UInt8(ascii: "x"): kind = .extended
    default: kind = .other
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Octal digits, or with the first bit set a binary number, as GNU tar writes large ones.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first & 0x80 != 0 {
      var value = Int(first & 0x3F)
      for byte in bytes.dropFirst() {
        guard value < 1 << 48 else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    var value = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "7"): value = value << 3 | Int(byte & 7)
      case 0, UInt8(ascii: " "): continue
      default: return nil
      }
    }
    return value
  }
}

/// The records of a pax header: `length key=value`, one a line.
struct PaxRecords {
  private var values: [String: String] = [:]

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let end = rest.startIndex + length
      let record = rest[(space + 1)..<end].prefix { $0 != 0x0A }
      if let equals = record.firstIndex(of: UInt8(ascii: "=")) {
        values[String(decoding: record[..<equals], as: UTF8.self)] = String(
          decoding: record[(equals + 1)...], as: UTF8.self)
      }
      rest = rest[end...]
    }
  }

  subscript(key: String) -> String? { values[key] }
}
