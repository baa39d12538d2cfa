// Empty: carries the precompiled header that cmake/compiler.cmake makes.
