internal import LosslessJSON

/// What a search in the page looks through: a script with one list, so that it can be read from a disk as well.
struct SearchIndex {
  /// Something that can be found.
  struct Item {
    /// What it is called.
    var title: String
    /// What it is.
    var kind: String
    /// Where it is.
    var address: String
    /// What else it is found by.
    var keywords: String
  }

  var items: [Item]

  /// The script.
  var script: [UInt8] {
    var json = JSONWriter(capacity: 1 << 17)
    json.array { json in
      for item in items {
        json.array { json in
          json.string(item.title)
          json.string(item.kind)
          json.string(item.address)
          json.string(item.keywords)
        }
      }
    }
    // What HTML would take for the end of a script cannot occur: the file stands for itself.
    return Array("globalThis.searchIndex = ".utf8) + json.finish() + Array(";\n".utf8)
  }
}
