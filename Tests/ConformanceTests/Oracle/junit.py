"""Reads a JUnit report and prints its counts and its cases."""

import sys
import xml.etree.ElementTree

suite = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
cases = suite.findall("testcase")
assert int(suite.get("tests")) == len(cases)
assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
names = " ".join(f"{case.get('classname')}:{case.get('name')}" for case in cases)
print(suite.get("tests"), suite.get("failures"), suite.get("skipped"), names)
