/// Where a sorted run of transfers stands in the scratch file.
struct SortedRun {
  /// Bytes that follow each other.
  struct Stretch {
    var offset: Int
    var count: Int
  }

  /// Rows of every block but the last; what a merge holds of each run.
  static let blockRows = 1_024
  /// Addresses of every block but the last.
  static let blockAddresses = 4_096

  var rows: Int
  /// Seconds since 1970 of the first row.
  var firstTime: Int64
  /// Blocks of addresses in ascending order; a code is a place among them.
  var addresses: [Stretch] = []
  var addressCount = 0
  /// `from` of all rows, then `to`: codes of four bytes.
  var codes = 0
  /// Blocks of the other columns.
  var blocks: [Stretch] = []
  /// How many extra columns the blocks have.
  var marks: Int
  /// Pieces of the places that the addresses have among all addresses, once those are merged.
  var places: [Stretch] = []
}
