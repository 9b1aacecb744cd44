import SignaturePlan

extension FlowBinder {
  /// An attribute of a row; NaN where it is undefined.
  ///
  /// - Parameter enough: past this number a count may be short.
  func number(_ attribute: TransferAttribute, _ row: Row, _ vantage: Vantage, enough: Int) -> Double {
    switch attribute {
    case .amount, .usd, .time, .rounded, .hour, .weekday, .sinceEvent, .sinceEventOf:
      return scene.rows.number(attribute, Int(row), scene.sets)
    case .gap: return gap(row, vantage)
    case .kept: return kept(row, vantage)
    case .idle: return idle(row, vantage)
    case .age(let end):
      let first = scene.firstSeen(scene.node(end, of: row))
      let past = scene.rows.past[Int(row)]
      let isFresh = end == .from ? past.senderIsFresh : past.receiverIsFresh
      return isFresh || first == Rows.Past.never ? 0 : Double(scene.rows.time[Int(row)] - first)
    case .leaked(let within): return leaked(row, within: within, vantage)
    case .siblings(let within): return siblings(row, within: within, vantage)
    case .degree(let end, let within):
      return degree(of: scene.node(end, of: row), before: row, within: within, upTo: enough, vantage.work)
    case .balance(let within): return balance(row, within: within, vantage.work)
    }
  }

  func gap(_ row: Row, _ vantage: Vantage) -> Double {
    vantage.head.map { Double(scene.rows.time[Int(row)] - $0.time) } ?? .nan
  }

  func kept(_ row: Row, _ vantage: Vantage) -> Double {
    guard let head = vantage.head else { return .nan }
    let byValue = vantage.byValue || vantage.keepsValue
    return Numbers.ratio(scene.measure(row, byValue: byValue), to: head.measure(byValue: byValue))
  }

  func idle(_ row: Row, _ vantage: Vantage) -> Double {
    let past = scene.rows.past[Int(row)]
    let since = max(vantage.head?.time ?? past.lastArrived, past.lastPaid)
    return since == Rows.Past.never ? .nan : Double(scene.rows.time[Int(row)] - since)
  }

  /// What else leaves the head, over what arrived.
  private func leaked(_ row: Row, within: Int64, _ vantage: Vantage) -> Double {
    guard let head = vantage.head else { return .nan }
    var sum = 0.0
    forEachLeaving(head, anyAsset: vantage.byValue, until: head.time.addingClamped(within), vantage.work) { other in
      if other != row { sum += scene.measure(other, byValue: vantage.byValue) }
      return true
    }
    return Numbers.ratio(sum, to: head.measure(byValue: vantage.byValue))
  }

  private func siblings(_ row: Row, within: Int64, _ vantage: Vantage) -> Double {
    guard let head = vantage.head else { return .nan }
    var count = 0
    forEachLeaving(head, anyAsset: vantage.byValue, until: head.time.addingClamped(within), vantage.work) { other in
      if other != row { count += 1 }
      return true
    }
    return Double(count)
  }

  private func degree(of node: Int32, before row: Row, within: Int64, upTo limit: Int, _ work: Work) -> Double {
    others.removeAll()
    for end in End.allCases where others.count <= limit {
      forEachEarlier(of: node, at: end, before: row, within: within, work) { earlier in
        if !scene.rows.dust[Int(earlier)] { others.insert(scene.node(end == .from ? .to : .from, of: earlier)) }
        return others.count <= limit
      }
    }
    return Double(others.count)
  }

  private func balance(_ row: Row, within: Int64, _ work: Work) -> Double {
    let sender = scene.rows.from[Int(row)]
    func sum(_ end: End) -> Double {
      var amounts: [Double] = []
      forEachEarlier(of: sender, at: end, before: row, within: within, work) { earlier in
        if scene.rows.asset[Int(earlier)] == scene.rows.asset[Int(row)] {
          amounts.append(scene.rows.amount[Int(earlier)])
        }
        return true
      }
      return Statistics.sum(amounts.reversed())
    }
    return sum(.to) - sum(.from)
  }

  /// Whether the node at the other end dealt with one that looks like the node at this end.
  func isLookalike(_ end: End, _ row: Row, within: Int64, _ work: Work) -> Bool {
    let node = scene.node(end, of: row)
    guard let shape = scene.shape(of: node) else { return false }
    let other = scene.node(end == .from ? .to : .from, of: row)
    var found = false
    for side in End.allCases where !found {
      forEachEarlier(of: other, at: side, before: row, within: within, work) { earlier in
        let known = scene.node(side == .from ? .to : .from, of: earlier)
        found = !scene.rows.dust[Int(earlier)] && known != node && scene.shape(of: known) == shape
        return !found
      }
    }
    return found
  }

  /// Hands over the rows at one end of a node that are earlier than a row, by no more than so many seconds, from the
  /// last one back; self-transfers are left out.
  private func forEachEarlier(
    of node: Int32, at end: End, before row: Row, within: Int64, _ work: Work, _ body: (Row) -> Bool
  ) {
    let start = scene.rows.time[Int(row)].addingClamped(-within)
    for earlier in scene.adjacency(end).rows(of: node, before: row).reversed() {
      guard scene.rows.time[Int(earlier)] >= start, work.spend(), body(earlier) else { return }
    }
  }
}
