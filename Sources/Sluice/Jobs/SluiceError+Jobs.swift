import Columnar
import Jobs

extension SluiceError {
  init(_ error: JobStoreError) {
    switch error.cause {
    case .unknownJob(let name, let known):
      self.init(.usage, "\(error)\(Suggestion.clause(for: name, among: known))")
    case .missing, .notADatabase, .notOfJobs, .newer, .invalidName, .nameTaken, .notCancellable, .notRetriable:
      self.init(.usage, "\(error)")
    default: self.init(.data, "\(error)")
    }
    isOfStore = true
  }
}
