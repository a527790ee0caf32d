/// The first bytes of a pack, checked: every section that it names lies inside the pack.
struct PackHeader {
  private let tables: [PackTable]

  init(_ bytes: UnsafeRawBufferPointer) throws(PackError) {
    let magic = PackFormat.magic
    guard let base = bytes.baseAddress, bytes.count >= PackFormat.headerLength,
      magic.withUTF8Buffer({ bytes.prefix($0.count).elementsEqual($0) })
    else { throw PackError(.notAPack) }
    func word(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    guard word(8) == Int(PackFormat.version) else { throw PackError(.unknownVersion) }
    guard word(12) <= bytes.count else { throw PackError(.truncated) }
    let length = word(12)
    let sections = PackSection.allCases
    guard word(16) == sections.count,
      PackFormat.headerLength + sections.count * PackFormat.sectionEntryLength <= length
    else { throw PackError(.damaged) }

    var tables: [PackTable] = []
    for section in sections {
      let entry = PackFormat.headerLength + section.rawValue * PackFormat.sectionEntryLength
      let (offset, count, width) = (word(entry), word(entry + 4), word(entry + 8))
      let stride = section == .text ? 1 : section.width * 4
      // Three 32-bit numbers: no product or sum of them leaves 64 bits.
      guard width == section.width, offset <= length, count * stride <= length - offset
      else { throw PackError(.damaged) }
      tables.append(PackTable(base: base + offset, count: count, stride: stride))
    }
    self.tables = tables
  }

  func table(_ section: PackSection) -> PackTable { tables[section.rawValue] }
}
