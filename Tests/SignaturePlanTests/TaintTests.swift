import SignaturePlan
import Testing

@Suite struct TaintTests {
  @Test func `first in, first out carries the oldest funds`() {
    var account = TaintAccount(policy: .fifo, rest: 1_000)
    account.arrive(10, tainted: 10, depth: 2, time: 0)
    account.arrive(5, tainted: 0, depth: 0, time: 1)
    #expect(account.pay(4, time: 2).isTainted(4, depth: 2))
    #expect(account.pay(8, time: 3).isTainted(6, depth: 2))
    #expect(account.pay(8, time: 4).tainted == 0)
  }

  @Test func `a haircut shares taint by the balance`() {
    var account = TaintAccount(policy: .haircut, rest: 1_000)
    account.arrive(10, tainted: 5, depth: 1, time: 0)
    #expect(account.pay(4, time: 1).isTainted(2, depth: 1))
    account.arrive(4, tainted: 0, depth: 0, time: 2)
    #expect(account.pay(100, time: 3).tainted == 3)
    #expect(account.pay(1, time: 4).tainted == 0)
  }

  @Test func `poison taints everything after it`() {
    var account = TaintAccount(policy: .poison, rest: 10)
    #expect(account.pay(1, time: 0).tainted == 0)
    account.arrive(100, tainted: 1, depth: 3, time: 1)
    #expect(account.pay(500, time: 11).isTainted(500, depth: 3))
    #expect(account.pay(500, time: 12).tainted == 0, "funds that rest too long are followed no longer")
  }

  @Test(arguments: TaintPolicy.allCases)
  func `no policy follows funds that rested too long`(policy: TaintPolicy) {
    var account = TaintAccount(policy: policy, rest: 5)
    account.arrive(10, tainted: 10, depth: 1, time: 0)
    #expect(account.pay(1, time: 5).tainted > 0)
    #expect(account.pay(1, time: 6).tainted == 0)
  }
}

extension TaintAccount.Carried {
  fileprivate func isTainted(_ tainted: Double, depth: Int) -> Bool { self.tainted == tainted && self.depth == depth }
}
