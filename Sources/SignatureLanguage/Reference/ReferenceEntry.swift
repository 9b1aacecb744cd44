/// What a word of the language means, as editors and manuals show it.
public struct ReferenceEntry: Sendable, Hashable {
  /// As it is written: `kept`, `@bridge` without its sign.
  public var name: String
  public var kind: Kind
  /// What it measures or what kind of word it is: "duration", "step".
  public var type: String
  /// One or two sentences.
  public var meaning: String
  public var example: Example

  /// What part of the language the word belongs to. A word can have an entry in several.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `flow`, `score`
    case section
    /// `high`
    case severity
    /// `hop`, `split`
    case step
    /// `where`, `within`, `through`
    case part
    /// `passes`, in the parentheses of `relay`
    case relayPart
    /// `usd`, `kept`: of one transfer
    case attribute
    /// `count`, `cv(interval)`: numbers of a step, with what they take
    case function
    /// `to`, `usd`: of the head that a step has left, after its name and a dot
    case head
    /// `haircut`, `UTC`: what stands in parentheses or after `by`
    case argument
    /// `fresh`, `in`, `and`
    case predicate
    /// `when`, `per`, `scaled`: how a part of a score gives points
    case rule
    /// `of`, `group`: sections of campaigns and the words in them
    case campaign
    /// `cases`: of a group of matches
    case campaignNumber
    /// `label`, `expect`, `every`: in tests
    case entry
    /// What may follow `expect`.
    case expectation
    /// A category of labels.
    case set
    /// `m`, `h`, `%`, `$`
    case unit
  }

  /// A piece of a signature that shows the word at work.
  public struct Example: Sendable, Hashable {
    public var text: String
    /// Where in a file the text may stand.
    public var place: Place

    public enum Place: Sendable, Hashable {
      case file, signature, flow, score, test, campaign
    }

    static func file(_ text: String) -> Example { Example(text: text, place: .file) }
    static func signature(_ text: String) -> Example { Example(text: text, place: .signature) }
    /// Steps after `seed`, a hop.
    static func flow(_ text: String) -> Example { Example(text: text, place: .flow) }
    /// Parts of a score, for the steps `seed` (a hop), `layer` (a split) and, for every branch of it, `exit` (a hop).
    static func score(_ text: String) -> Example { Example(text: text, place: .score) }
    /// Sections of a campaign.
    static func campaign(_ text: String) -> Example { Example(text: text, place: .campaign) }
    /// Lines of a test after its first transfer.
    static func test(_ text: String) -> Example { Example(text: text, place: .test) }
  }

  init(_ kind: Kind, _ name: String, _ type: String, _ meaning: String, _ example: Example) {
    self.name = name
    self.kind = kind
    self.type = type
    self.meaning = meaning
    self.example = example
  }
}
