internal import GRDBSQLite

/// Reads bodies straight from the pages of the file to where they stay.
///
/// A statement would put each together in a place of SQLite's own first. One handle goes from row to row, for making one
/// takes as long as reading a body; it ends with the transaction, of which there is an instance each.
final class SQLiteBodies {
  private var handle: OpaquePointer?

  deinit { sqlite3_blob_close(handle) }

  /// The body of an item; nil where there is none, with `SQLITE_OK`, or where it cannot be read, with the reason.
  func read(_ id: Int64, of connection: OpaquePointer, failure: inout Int32) -> [UInt8]? {
    failure = move(to: id, of: connection)
    guard failure == SQLITE_OK else {
      // A handle that did not find its row serves no more.
      close()
      // This is what SQLite says where there is no such row.
      if failure == SQLITE_ERROR { failure = SQLITE_OK }
      return nil
    }
    let count = sqlite3_blob_bytes(handle)
    let body = [UInt8](unsafeUninitializedCapacity: Int(count)) { room, initialized in
      failure = sqlite3_blob_read(handle, room.baseAddress, count, 0)
      initialized = failure == SQLITE_OK ? Int(count) : 0
    }
    return failure == SQLITE_OK ? body : nil
  }

  private func move(to id: Int64, of connection: OpaquePointer) -> Int32 {
    handle == nil
      ? sqlite3_blob_open(connection, "main", "body", "bytes", id, 0, &handle)
      : sqlite3_blob_reopen(handle, id)
  }

  private func close() {
    sqlite3_blob_close(handle)
    handle = nil
  }
}
