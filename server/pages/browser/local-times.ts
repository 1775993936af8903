/** `<time data-local>` in the reader's own time zone, written as the page's language does where the reader lives. */
export function showLocalTimes(): void {
  const page = document.documentElement.lang;
  const language =
    navigator.languages.find((tag) => primarySubtag(tag) === primarySubtag(page)) ?? page;
  const local = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    time.textContent = local.format(new Date(time.dateTime));
  }
}

function primarySubtag(tag: string): string | undefined {
  return tag.split("-")[0];
}
