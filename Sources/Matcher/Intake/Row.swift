/// Place of a transfer among the rows that an engine keeps, in ledger order.
typealias Row = Int32
