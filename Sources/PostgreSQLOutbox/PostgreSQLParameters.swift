#if PostgreSQL
  internal import FHIRDelivery

  /// The parameters of a statement in the form that libpq takes: they travel beside the statement, never in its text.
  struct PostgreSQLParameters {
    private var bytes: [CChar] = []
    private var places: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
      for value in values { append(value) }
    }

    /// Numbers go as text, so that they need not have the width that the server expects; the rest as it is.
    private mutating func append(_ value: SQLValue) {
      switch value {
      case .null:
        places.append(nil)
        lengths.append(0)
        formats.append(0)
      case .integer(let number): append(String(number).utf8, format: 0)
      case .text(let text): append(text.utf8, format: 1)
      case .blob(let blob): append(blob, format: 1)
      }
    }

    private mutating func append(_ content: some Collection<UInt8>, format: Int32) {
      places.append(bytes.count)
      lengths.append(Int32(clamping: content.count))
      formats.append(format)
      bytes.append(contentsOf: content.lazy.map { CChar(bitPattern: $0) })
      bytes.append(0)
    }

    func withPointers<Value>(
      _ body: (UnsafePointer<UnsafePointer<CChar>?>?, [Int32], [Int32]) -> Value
    ) -> Value {
      bytes.withUnsafeBufferPointer { buffer in
        let pointers = places.map { place in place.flatMap { buffer.baseAddress?.advanced(by: $0) }
        }
        return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
      }
    }
  }
#endif
