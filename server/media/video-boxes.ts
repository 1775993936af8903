const SHORT_HEADER = 8;
const LONG_HEADER = 16;
/** What films are made of. Of boxes by other names nobody knows what they are, nor whether they are any. */
const FILM_BOXES = ["moov", "mdat", "moof"];

/** Follows the boxes that an MP4 file is a row of (ISO/IEC 14496-12 §4.2), as its bytes come. */
export interface VideoBoxes {
  write(chunk: Uint8Array): void;
  /** Whether the latest box says that it is longer than what came of it: half a film is not to be kept as a whole one. */
  isCutShort(): boolean;
}

export function createVideoBoxes(): VideoBoxes {
  const header = Buffer.alloc(LONG_HEADER);
  let have = 0;
  let need = SHORT_HEADER;
  /** Of the box whose header was read last, what has yet to come. */
  let left = 0;
  let type = "";
  /** The rest belongs to the last box, or is no box. */
  let isOver = false;

  function readHeader(): void {
    const short = header.readUInt32BE(0);
    if (short === 1 && need === SHORT_HEADER) {
      need = LONG_HEADER;
      return;
    }
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    isOver = size < need;
    left = Math.max(0, size - need);
    type = header.toString("latin1", 4, 8);
    have = 0;
    need = SHORT_HEADER;
  }

  return {
    write(chunk) {
      let at = 0;
      while (at < chunk.length && !isOver) {
        if (left > 0) {
          const step = Math.min(left, chunk.length - at);
          left -= step;
          at += step;
          continue;
        }
        const step = Math.min(need - have, chunk.length - at);
        header.set(chunk.subarray(at, at + step), have);
        have += step;
        at += step;
        if (have === need) readHeader();
      }
    },
    isCutShort: () => !isOver && left > 0 && FILM_BOXES.includes(type),
  };
}
