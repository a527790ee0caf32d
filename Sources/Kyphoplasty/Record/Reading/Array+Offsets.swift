extension Array {
  /// The last element whose offset is not beyond this one, in an array that is in the order of offsets.
  func last(upTo offset: Int, by offsetOf: (Element) -> some BinaryInteger) -> Element? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if offsetOf(self[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > startIndex ? self[low - 1] : nil
  }
}
