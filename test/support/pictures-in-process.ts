import type { PictureRenderer } from "../../server/media/picture-process/picture-process.ts";
import { renderAvatar, renderVariants } from "../../server/media/variants.ts";

/** For tests of everything else: a process for each of them would take most of their time. */
export const PICTURES_IN_PROCESS: PictureRenderer = {
  renderVariants(bytes, { onBegin }) {
    onBegin?.();
    return renderVariants(bytes);
  },
  renderAvatar(bytes, { onBegin }) {
    onBegin?.();
    return renderAvatar(bytes);
  },
  async check() {},
  close() {},
};
