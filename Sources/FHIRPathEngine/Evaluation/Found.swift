/// What stands under a key, and what the key says of its type.
struct Found {
  var value: Int32 = -1
  var sibling: Int32 = -1
  var shape: Int32 = -1
  var isOpen = true
  var isPrimitive = false
}
