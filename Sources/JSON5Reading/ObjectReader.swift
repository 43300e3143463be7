// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// Takes an object apart, field by field, and reports what is missing, mistyped or unheard of.
///
/// ```swift
/// guard let reader = ObjectReader(node, what: "measure", log: log) else { return nil }
/// let id = reader.requiredString("measure")
/// let origins = reader.strings("origins") ?? []
/// reader.finish()
/// ```
///
/// Every question answers nil when the field is absent or wrong; what is wrong is in the log. A class,
/// because several functions may read parts of one object and `finish()` knows what all have asked.
package final class ObjectReader {
  /// What the object is, as messages name it, such as `measure`.
  package let what: String
  package let node: Node
  package let members: [Node.Member]
  package let log: DiagnosticLog
  // What has been asked; unchecked, because no question is asked while another is being answered.
  /// The names asked for, in the order of the questions, until every member was.
  @exclusivity(unchecked) private var asked: [String] = []
  /// Of each member, whether it was asked for.
  @exclusivity(unchecked) private var isAsked: [Bool]
  /// How many members nobody has asked for.
  @exclusivity(unchecked) private var unasked: Int

  /// A reader of an object; nil, with an error, when the node is something else.
  package init?(_ node: Node, what: String, log: DiagnosticLog) {
    guard case .object(let members) = node.value else {
      log.error(.wrongType(what, must: .object, found: node), at: node.head)
      return nil
    }
    self.what = what
    self.node = node
    self.members = members
    self.log = log
    isAsked = Array(repeating: false, count: members.count)
    unasked = members.count
    // There are about three fields to ask for to each that is used.
    asked.reserveCapacity(members.count * 3)
  }

  /// Whether the object has the field; asks for it.
  package func has(_ key: String) -> Bool { optional(key) != nil }

  /// The value of a field, if it is there.
  package func optional(_ key: String) -> Node? { member(key)?.value }

  /// The value of a field that must be there.
  package func required(_ key: String) -> Node? {
    if let value = optional(key) { return value }
    log.error(.missingField(key, in: what), at: node.head)
    return nil
  }

  /// The field with its key, for messages that point at the key.
  package func member(_ key: String) -> Node.Member? {
    if unasked > 0 { asked.append(key) }
    let mark = KeyMark(key)
    let found = members.firstIndex { $0.mark == mark && $0.key == key }
    guard let index = found else { return nil }
    if !isAsked[index] {
      isAsked[index] = true
      unasked -= 1
    }
    return members[index]
  }

  /// Takes fields as known without reading them, such as a comment of the author.
  package func ignore(_ keys: String...) {
    for key in keys { _ = member(key) }
  }

  /// Reports each field that nobody asked for.
  ///
  /// Call it once, after the last question.
  package func finish() {
    guard unasked > 0 else { return }
    for (member, isAsked) in zip(members, isAsked) where !isAsked {
      var known: [String] = []
      for name in asked where !known.contains(name) { known.append(name) }
      log.error(.unknownField(member.key, in: what, known: known), at: member.keyLocation)
    }
  }
}
