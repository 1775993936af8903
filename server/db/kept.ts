/**
 * What SQLite's addon has made is never collected: compiled against the headers of Node 24.19 or later, it aborts the
 * process when that happens (nodejs/node#65446). So statements are prepared once, and nothing calls `iterate()`. The
 * addon without this fault, better-sqlite3 13, crashes on Node 20.
 */
const kept: object[] = [];

/** Keeps a connection or a statement for as long as the process lives. */
export function keep<Made extends object>(made: Made): Made {
  kept.push(made);
  return made;
}
