import Testing

@testable import Sluice

@Suite struct DemoTests {
  @Test(.timeLimit(.minutes(5))) func `every planted case is found and nothing is raised on the benign part`() throws {
    let demo = try Demo.run(keepingIn: nil) { _ in }
    #expect(demo.cases.count == 11)
    for planted in demo.cases {
      #expect(planted.found > planted.transfers / 2, "\(planted.name)")
      #expect((planted.score?.value ?? 0) >= 60, "\(planted.name)")
    }
    #expect(demo.strays.map { "\($0.signature) \($0.origin)" } == [])
    #expect(demo.succeeded)
  }
}
