import { Hono } from "hono";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import type { DeletionRequests } from "../../meta/deletion-requests.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import { readerOf, speakReadersLanguage } from "../../pages/frame/reader-language.ts";
import { Deleted, DeletionUnderWay, UnknownDeletion } from "../../pages/public/deletion-page.tsx";

/** `GET /deletion/CODE`: where a request to delete stands, for the person who was given the code. */
export function createDeletionRoutes(deps: {
  readonly deletions: Pick<DeletionRequests, "find" | "daysKept">;
  readonly publicUrl: string;
  readonly assets: PageAssets;
}): Hono {
  const { find, daysKept } = deps.deletions;
  const pages = new Hono();
  pages.use(pageHeaders(deps.publicUrl), noStore, speakReadersLanguage, publicLayout(deps.assets));
  pages.get("/:code", (c) => {
    const reader = readerOf(c);
    const messages = reader.messages.deletion;
    const deletion = find(c.req.param("code"));
    if (!deletion) {
      const content = <UnknownDeletion daysKept={daysKept} reader={reader} />;
      return c.render(content, { title: messages.unknown, status: 404 });
    }
    const { finishedAt } = deletion;
    if (finishedAt === undefined) {
      const content = <DeletionUnderWay deletion={deletion} reader={reader} />;
      return c.render(content, { title: messages.underWay });
    }
    return c.render(<Deleted {...{ deletion, finishedAt, daysKept, reader }} />, {
      title: messages.deleted,
    });
  });
  return pages;
}
