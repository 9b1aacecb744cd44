import Foundation
import Jobs

/// Sizes and times of a job's files, to see without reading them that none changed.
struct FileStamps: Sendable, Equatable {
  private let stamps: [String: Stamp]

  private struct Stamp: Equatable {
    /// Nil for a file that is not there.
    let size: Int?
    let changed: Date?
  }

  init(_ paths: [String]) {
    var stamps: [String: Stamp] = [:]
    for path in paths {
      let file = try? FileManager.default.attributesOfItem(atPath: path)
      stamps[path] = Stamp(size: file?[.size] as? Int, changed: file?[.modificationDate] as? Date)
    }
    self.stamps = stamps
  }
}

extension JobRunner {
  /// The stamps of everything that a job is made of, as it is now.
  func stamps(of job: Job) throws(SluiceError) -> FileStamps {
    let settings = try JobSettings(json: job.settings)
    let contents: JobContents
    let folders: [String]
    do throws(JobStoreError) {
      contents = try store.contents(of: job)
      folders = try store.folders(of: job)
    } catch { throw SluiceError(error) }
    // A folder that cannot be read is told when the job is looked at.
    let files = (try? ArchiveFolders.files(folders)) ?? []
    let signatures = (contents.signatures + contents.campaigns.map(\.source)).filter { !$0.isBundled }.map(\.path)
    return FileStamps(
      folders + files + signatures + settings.signatures + contents.labels + contents.archives.map(\.path))
  }
}

/// Looks again and again whether the files of jobs changed; those that did not are not read.
public final class JobsLook {
  private let runner: JobRunner
  private var seen: [Int64: FileStamps] = [:]

  public init(_ runner: JobRunner) { self.runner = runner }

  /// Looks once, and lets what changed be searched again.
  ///
  /// - Parameter told: given each job of which something changed, with what did, or why its files are not fit; a job whose
  ///   files are not fit does not keep the others from going on.
  public func look(_ told: (Job, Result<[String], SluiceError>) -> Void) throws(SluiceError) {
    for job in try runner.living() {
      let stamps = try runner.stamps(of: job)
      guard seen[job.id] != stamps else { continue }
      do throws(SluiceError) {
        let events = try runner.refresh(job)
        if !events.isEmpty { told(job, .success(events)) }
      } catch {
        told(job, .failure(error))
        // The job went on meanwhile, or the database was busy: another look may tell more.
        if error.isOfStore { continue }
      }
      seen[job.id] = stamps
    }
  }
}
