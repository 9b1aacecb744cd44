import SignaturePlan
import Testing

@Suite struct StatisticsTests {
  @Test func `the variation of equal amounts is 0, of none undefined`() {
    #expect(Statistics.variation([5, 5, 5]) == 0)
    #expect(Statistics.variation([]).isNaN)
    #expect(Statistics.variation([0, 0]).isNaN)
    #expect(Statistics.variation([1, 3]) == 0.5)
  }

  @Test func `the median of an even number of amounts lies between the middle two`() {
    #expect(Statistics.median([4, 1, 3, 2]) == 2.5)
    #expect(Statistics.median([9, 1, 3]) == 3)
    #expect(Statistics.median([]).isNaN)
  }

  @Test func `points round to the nearest tenth and never go below nothing`() {
    #expect(Points(rounding: 2.25) == Points(tenths: 23))
    #expect(Points(rounding: -1) == .zero)
    #expect(Points(rounding: .nan) == .zero)
    #expect("\(Points(tenths: 625)) \(Points(60))" == "62.5 60")
  }

  @Test func `an undefined number lies in no interval`() {
    #expect(!Interval().contains(.nan))
    #expect(Interval().contains(.infinity))
    #expect(!Interval.above(1).contains(1) && Interval.atLeast(1).contains(1))
  }
}
