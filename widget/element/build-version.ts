/**
 * Stands for the hash of all that is built, which the build writes in its place: part of the name of every file that the
 * element asks for, so that none is kept by a cache and found by another build.
 */
export const BUILD_VERSION = "WINDOWBOX_VERSION";
