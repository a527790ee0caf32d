/// What keeps an unsettled item from being claimed; one that nothing holds goes next.
///
/// It is kept in each row as a number (`holds`, null for settled items) and maintained by every change, so that a claim
/// reads an index of what may go and nothing else, however many thousands wait behind one patient or one shared item.
struct OutboxHold: OptionSet, Sendable {
  let rawValue: Int64

  /// An earlier item of its key is not settled.
  static let key = Self(rawValue: 1)
  /// An earlier item of its partition is not settled.
  static let partition = Self(rawValue: 2)
  /// Something that it requires is not delivered.
  static let prerequisite = Self(rawValue: 4)
  /// Its time has not come; looked at again with each claim.
  static let time = Self(rawValue: 8)
  /// A sender has it.
  static let sender = Self(rawValue: 16)
  /// Its outcome is unknown, and sending it again might have another effect than sending it once.
  static let unrepeatable = Self(rawValue: 32)

  /// In SQL, what other items hold against a row of `item`: the first three, as they stand.
  static let relations = """
    (CASE WHEN EXISTS (SELECT 1 FROM item o WHERE o.key = item.key AND o.id < item.id
      AND o.settled_at IS NULL) THEN 1 ELSE 0 END
    + CASE WHEN EXISTS (SELECT 1 FROM item o WHERE o.partition = item.partition AND o.id < item.id
      AND o.settled_at IS NULL) THEN 2 ELSE 0 END
    + CASE WHEN \(lacksPrerequisite) THEN 4 ELSE 0 END)
    """

  /// In SQL, whether something that a row of `item` requires is not delivered.
  static let lacksPrerequisite = """
    EXISTS (SELECT 1 FROM prerequisite p JOIN item r ON r.id = p.provider
      WHERE p.item = item.id AND r.state <> 'delivered')
    """
}
