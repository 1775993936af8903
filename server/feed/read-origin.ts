import { literalRefusal } from "../http/public-address.ts";

/** What a browser sent of where it is. */
interface Read {
  readonly isSite: boolean;
  /** Missing where it is no site to be noted. */
  readonly origin?: string | undefined;
}

const UNREADABLE: Read = { isSite: false };
const LONGEST_ORIGIN = 200;
const LONGEST_PAGE_ADDRESS = 2000;
/** What browsers send that were read before: each page's visitors send the same. */
const MOST_READ = 500;

/**
 * Reads `Origin` and `Referer`.
 * @param publicUrl of this server: what it shows itself is no site
 */
export function createOriginReader(publicUrl: string): (sent: string | undefined) => Read {
  const own = new URL(publicUrl).host;
  const read = new Map<string, Read>();
  return (sent) => {
    if (sent === undefined || sent.length > LONGEST_PAGE_ADDRESS) return UNREADABLE;
    const known = read.get(sent);
    if (known) return known;
    const url = originOf(sent);
    const isElsewhere = url !== undefined && url.host !== own && !isLocal(url);
    const made = url ? { isSite: true, origin: isElsewhere ? url.origin : undefined } : UNREADABLE;
    if (read.size >= MOST_READ) read.clear();
    read.set(sent, made);
    return made;
  };
}

function originOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSite = /^https?:$/.test(url.protocol) && url.origin.length <= LONGEST_ORIGIN;
  return isSite ? url : undefined;
}

/** On the owner's desk, or in their house. */
function isLocal({ hostname }: URL): boolean {
  return (
    literalRefusal(hostname) !== undefined ||
    !/[.:]/.test(hostname) ||
    /\.(localhost|local|internal|lan|home\.arpa|test)\.?$/.test(hostname)
  );
}
