# Colloquy, for people with git and make. Everything else these commands install themselves
# (Debian packages through apt, the rest below build/tools). `make` alone prints this list.

.PHONY: help run test judge bench deb format clean

help:
	@echo "make run     install what is missing, build, serve the first course at http://localhost:8080"
	@echo "make test    everything that must pass on every commit (at most 25 minutes on 2 cores)"
	@echo "make judge   the slower judges: foreign validators, recogniser, threads, fuzzing (at most 60 minutes)"
	@echo "make bench   measure beside peers; results go to build/bench"
	@echo "make deb     a Debian package: build/colloquy_VERSION_ARCH.deb"
	@echo "make format  lay out the C++ as .clang-format says"
	@echo "make clean   remove build/"

run:
	@tools/install run
	@tools/run

test:
	@tools/install run test wasm
	@tools/test

judge:
	@tools/install run test wasm judge
	@tools/judge

bench:
	@tools/install run bench
	@tools/build release
	@bench/run

deb:
	@tools/install run deb wasm
	@tools/deb

format:
	@tools/install format
	@tools/format

clean:
	rm -rf build
