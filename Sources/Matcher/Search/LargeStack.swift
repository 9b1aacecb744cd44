import Glibc

/// Runs work on a thread whose stack holds every depth that a search may have.
///
/// A flow of thousands of rounds is bound by as many nested calls. How much stack the calling thread has is not known:
/// it may be half a megabyte, and a build without optimisation takes some kilobytes a call.
enum LargeStack {
  /// Bytes; only what is touched takes memory.
  static let size = 512 << 20

  /// Runs a body on so many threads at once and waits for all of them; on the calling thread where there can be none.
  ///
  /// The body sees to it that the threads do not disturb each other.
  static func run(threads count: Int, _ body: () -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      let threads = (0..<count).compactMap { _ in begin(work) }
      if threads.isEmpty { body() }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  private static func begin(_ work: Work) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    // INVARIANT: the thread takes over the one reference made here, and is waited for before the body goes away.
    let reference = unsafe Unmanaged.passRetained(work)
    guard unsafe pthread_attr_setstacksize(&attributes, size) == 0,
      unsafe pthread_create(&thread, &attributes, { unsafe LargeStack.start($0) }, reference.toOpaque()) == 0
    else {
      unsafe reference.release()
      return nil
    }
    return thread
  }

  private static func start(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }

  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }
}
