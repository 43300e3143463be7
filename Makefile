# Each target is a plain command that can be run by hand.
.PHONY: build release test format lint check scenarios bench extended

build:
	swift build --explicit-target-dependency-import-check error

release:
	swift build -c release --product tariff

test:
	swift test

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

scenarios: release
	.build/release/tariff check Scenarios
	.build/release/tariff test Scenarios

check:
	.ci/run

bench:
	swift build -c release --product tariff-bench
	.build/release/tariff-bench

extended:
	.ci/extended
