extension [UInt8] {
  /// The text without the byte order mark that some packages' files begin with, and npm tolerates.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
