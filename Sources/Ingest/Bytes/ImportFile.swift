import Archive
import Columnar

/// A file that is open for import, unpacked on the way if it is packed.
struct ImportFile {
  /// The unpacked bytes.
  let source: any ByteSource
  /// Bytes read so far, packed as they are.
  let counter: CountedBytes
  /// Bytes of the file, packed as they are; nil for a pipe.
  let size: Int?

  /// The path that stands for standard input.
  static let standardInput = "-"

  /// Opens a file, a pipe, or standard input, which is called `-`.
  init(path: String) throws(ImportError) {
    let file: FileBytes
    do {
      file = try path == Self.standardInput ? FileBytes(descriptor: 0) : FileBytes(path: path)
    } catch { throw ImportError(file: path, line: 0, cause: .unreadable(error)) }
    try self.init(file, name: path, size: file.size)
  }

  /// Takes bytes from anywhere; errors call them by `name`.
  init(_ source: any ByteSource, name: String, size: Int? = nil) throws(ImportError) {
    counter = CountedBytes(source)
    self.size = size
    do {
      let head = try PrefixedBytes(counter, count: 6)
      let packing = Packing(head: head.head)
      if let advice = packing?.advice { throw ImportError(file: name, line: 0, cause: .otherKind(advice)) }
      switch packing {
      case .gzip: self.source = BoundedBytes(GzipBytes(head), from: counter)
      case .lz4: self.source = BoundedBytes(LZ4Bytes(head), from: counter)
      default: self.source = head
      }
    } catch let failure as ReadFailure {
      throw ImportError(file: name, line: 0, cause: .unreadable(failure))
    } catch let error as ImportError {
      throw error
    } catch { throw ImportError(file: name, line: 0, cause: .otherKind("\(error)")) }
  }
}
