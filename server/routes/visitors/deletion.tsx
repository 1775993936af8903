import { Hono } from "hono";
import { DAY_MS } from "../../clock.ts";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import { CODES_KEPT_MS, type DeletionRequests } from "../../meta/deletion-requests.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import { Deleted, DeletionUnderWay, UnknownDeletion } from "../../pages/public/deletion-page.tsx";

const DAYS_KEPT = CODES_KEPT_MS / DAY_MS;

/** `GET /deletion/CODE`: where a request to delete stands, for the person who was given the code. */
export function createDeletionRoutes(deps: {
  readonly deletions: Pick<DeletionRequests, "find">;
  readonly publicUrl: string;
  readonly assets: PageAssets;
}): Hono {
  const pages = new Hono();
  pages.use(pageHeaders(deps.publicUrl), noStore, publicLayout(deps.assets));
  pages.get("/:code", (c) => {
    const deletion = deps.deletions.find(c.req.param("code"));
    if (!deletion) {
      const content = <UnknownDeletion daysKept={DAYS_KEPT} />;
      return c.render(content, { title: "Unknown code", status: 404 });
    }
    const { finishedAt } = deletion;
    if (finishedAt === undefined) {
      return c.render(<DeletionUnderWay deletion={deletion} />, { title: "Being deleted" });
    }
    const content = <Deleted deletion={deletion} finishedAt={finishedAt} daysKept={DAYS_KEPT} />;
    return c.render(content, { title: "Deleted" });
  });
  return pages;
}
