import Model
import OpenAPI
import TestSupport
import Testing
import Foundation

@Suite("Show") struct Show { @Test func show() throws {
 try openAPI(for: .music).yaml.write(toFile: "/tmp/music.yaml", atomically: true, encoding: .utf8)
 try openAPI(for: .music).json.write(toFile: "/tmp/music.json", atomically: true, encoding: .utf8)
} }
