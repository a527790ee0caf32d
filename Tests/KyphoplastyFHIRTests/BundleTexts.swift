/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A transaction of entries.
func transaction(_ entries: String...) -> [UInt8] {
  bytes(
    """
    {"resourceType":"Bundle","type":"transaction","entry":[\(entries.joined(separator: ","))]}
    """)
}

/// An entry that puts a resource under its id.
func put(_ type: String, _ id: String) -> String {
  """
  {"resource":{"resourceType":"\(type)","id":"\(id)"},\
  "request":{"method":"PUT","url":"\(type)/\(id)"}}
  """
}

/// An answer to a transaction, with an entry for each of the responses.
func answer(_ responses: String..., type: String = "transaction-response") -> [UInt8] {
  let entries = responses.map { "{\"response\":\($0)}" }.joined(separator: ",")
  return bytes(#"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries)]}"#)
}

/// The response of an entry.
func response(_ status: String, at location: String? = nil) -> String {
  let place = location.map { ",\"location\":\"\($0)\"" } ?? ""
  return "{\"status\":\"\(status)\"\(place)}"
}

/// An OperationOutcome with one issue, whose text names a patient.
func outcome(_ code: String, at expression: String? = nil) -> String {
  let place = expression.map { ",\"expression\":[\"\($0)\"]" } ?? ""
  return """
    {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"\(code)"\(place),\
    "diagnostics":"Rosalind Abernathy is on file already"}]}
    """
}
