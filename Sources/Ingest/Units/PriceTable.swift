import Columnar

/// What assets were worth in USD, and since when.
public struct PriceTable: Sendable {
  /// The oldest price that still counts, in seconds before a transfer.
  public var oldest: Int64 = 86_400

  private var assets = Interner()
  private var series: [Series] = []

  /// The prices of one asset.
  private struct Series {
    /// Seconds since 1970 UTC; ascending once the file is read.
    var times: [Int64] = []
    /// USD for one unit.
    var prices: [Double] = []
    var isAscending = true

    /// Orders the prices; of one time the last in the file counts.
    mutating func sort() {
      let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
      (times, prices) = (order.map { times[$0] }, order.map { prices[$0] })
      isAscending = true
    }

    /// Where the last price at or before a time is.
    func place(at time: Int64) -> Int? {
      var (low, high) = (0, times.count)
      while low < high {
        let middle = (low + high) / 2
        if times[middle] <= time { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? low - 1 : nil
    }
  }

  public init() {}

  /// Adds the prices of a CSV file with the columns `asset`, `time` and `usd`, in any order.
  public mutating func read(path: String) throws(ImportError) {
    try read(try ImportFile(path: path).source, name: path)
  }

  mutating func read(_ source: any ByteSource, name: String) throws(ImportError) {
    var records = RecordSource(source, file: name)
    let places = try records.header(["asset", "time", "usd"])
    while try records.next() {
      do throws(RowError) {
        try records.record.check(count: records.names.count)
        let asset = try records.record.text(places[0])
        add(asset, time: try records.record.time(places[1]), price: try records.record.number(places[2]))
      } catch { throw records.locate(error) }
    }
    for place in series.indices where !series[place].isAscending { series[place].sort() }
  }

  private mutating func add(_ asset: ArraySlice<UInt8>, time: Int64, price: Double) {
    let code = Int(assets.intern(utf8: asset))
    if code == series.count { series.append(Series()) }
    if let last = series[code].times.last, time < last { series[code].isAscending = false }
    series[code].times.append(time)
    series[code].prices.append(price)
  }

  /// USD for one unit of an asset: the last price at or before a time, if it is not too old.
  func price(of asset: ArraySlice<UInt8>, at time: Int64) -> Double? {
    guard let code = assets.code(utf8: asset), let place = series[Int(code)].place(at: time),
      time - series[Int(code)].times[place] <= oldest
    else { return nil }
    return series[Int(code)].prices[place]
  }

  /// Values a transfer that has no value yet; a dollar is worth itself.
  func fill(_ row: inout TransferRow) {
    guard row.usd.isNaN else { return }
    if row.asset.elementsEqual("USD".utf8) {
      row.usd = row.amount
    } else if let price = price(of: row.asset, at: row.time), (price * row.amount).isFinite {
      row.usd = price * row.amount
    }
  }
}
