import Testing
@testable import Library
@Test func x() {}
