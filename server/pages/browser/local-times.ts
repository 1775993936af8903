/** `<time data-local>` in the reader's own time zone. */
export function showLocalTimes(): void {
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    time.textContent = local.format(new Date(time.dateTime));
  }
}
