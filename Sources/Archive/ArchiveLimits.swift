/// What a file may ask for before it is refused: the lengths in a file come from strangers.
public struct ArchiveLimits: Sendable, Equatable {
  /// Bytes of one buffer after decompression.
  public var bufferBytes = 2 << 30
  /// Bytes of one dictionary, or of the distinct strings of one plain column, after decompression.
  public var dictionaryBytes = 4 << 30
  /// Bytes of the footer, of one message header, and of all names and metadata together.
  public var metadataBytes = 64 << 20
  /// Bytes of one address, chain or asset: none that people use has a hundredth of it.
  public var stringBytes = 1 << 16
  /// Rows of a file, and bytes of a buffer of a dictionary or of text that views show, under which nothing is wrong with
  /// any ratio to what is stored.
  public var harmlessRows = 1 << 22
  public var harmlessBytes = 64 << 20
  /// How many times a buffer of a dictionary may be larger than what is stored: distinct strings do not shrink so far.
  static let dictionaryRatio = 64
  /// Bytes of text a row that views may come to on average, over the harmless ones.
  static let viewBytes = 1 << 10

  /// Fields, nested ones included.
  public var columns = 4096
  /// Nesting of fields.
  public var depth = 32

  /// Values of one nested column of a batch, and bytes of one extra column of it once its codes are what they stand for;
  /// asked only when extra columns are carried into another file.
  public var nestedValues = 1 << 26
  public var carriedBytes = 1 << 30
  /// Bytes that a null of such a column takes: of a fixed width, or of lists of a fixed length.
  public var nullBytes = 1 << 14

  /// Rows of one batch: the widest plain column has 8 bytes a row.
  public var batchRows: Int { bufferBytes / 8 }

  public init() {}
}
