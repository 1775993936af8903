/**
 * Where the element's further files are, and the feeds of elements that nobody has said a server for: the folder that
 * its script came from. What is built as one script may run without an address of its own, and is told.
 */
export const baseAddress = new URL(/* @vite-ignore */ ".", import.meta.url).href;
