/** How far below the window the next tiles are fetched: a flick does not outrun them. */
const AHEAD = "3000px";
const KEYS: Readonly<Record<string, "hide" | "pin" | "describe" | "link" | "captions">> = {
  h: "hide",
  p: "pin",
  d: "describe",
  l: "link",
  c: "captions",
};
const PART = { headers: { "x-windowbox-part": "yes" } };

/** The wall of posts: what is done about a post is done at once, more tiles come by themselves, arrows go from one to the next. */
export function enablePostWall(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-wall]");
  if (!form) return;
  sendFrom(form, form);
  form.addEventListener("keydown", (event) => press(form, event));
  watchEnd(form);
}

/** @param part of the wall's form, or the whole */
function sendFrom(part: HTMLFormElement, form: HTMLFormElement): void {
  part.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (!(submitter instanceof HTMLButtonElement) || submitter.dataset["plain"]) return;
    event.preventDefault();
    // It is sent here, and may be sent again for another post.
    event.stopPropagation();
    void send(form, submitter);
  });
}

async function send(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams({ [button.name]: button.value });
    for (const { elements } of [form, ...form.querySelectorAll("form")]) {
      for (const field of elements) {
        const isSaid =
          field instanceof HTMLInputElement && (field.type === "hidden" || field.checked);
        if (isSaid) body.append(field.name, field.value);
      }
    }
    const answer = await fetch(form.action, { ...PART, method: "POST", body });
    const isOurs = answer.ok || answer.status === 409;
    if (!isOurs || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const place = button.closest("li.post");
    const changed = replaceTiles(page);
    replaceCounts(page);
    say(form, page.querySelector(".notice"));
    for (const box of form.querySelectorAll<HTMLInputElement>("input[name=post]:checked")) {
      box.checked = false;
    }
    if (place && !place.isConnected) focusTile(place.id, button.value);
    // With what it was pressed for, the button has gone: the last post that it was about is where one was.
    else if (button.getClientRects().length === 0) changed.at(-1)?.querySelector("button")?.focus();
  } catch {
    // As it would have gone without a script.
    button.dataset["plain"] = "yes";
    button.form?.requestSubmit(button);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** @returns those on the page, as they stand there */
function replaceTiles(page: Document): Element[] {
  return [...page.querySelectorAll("li.post")].flatMap((fresh) => {
    const old = document.getElementById(fresh.id);
    if (!old) return [];
    old.replaceWith(document.adoptNode(fresh));
    return [fresh];
  });
}

/** The filters above the wall say how many posts there are of each. */
function replaceCounts(page: Document): void {
  const fresh = page.querySelector(".filters");
  if (fresh) document.querySelector(".filters")?.replaceWith(document.adoptNode(fresh));
}

/** The same button of the tile that took the other's place. */
function focusTile(id: string, value: string): void {
  const verb = value.split(" ")[0];
  const at = verb === "hide" || verb === "show" ? 0 : 1;
  const buttons = document.getElementById(id)?.querySelectorAll<HTMLElement>("button");
  buttons?.[at]?.focus({ preventScroll: true });
}

function say(form: HTMLFormElement, notice: Element | null): void {
  const place = form.querySelector(".wall-said");
  const announcer = document.getElementById("announcer");
  if (!place || !notice) return;
  place.replaceChildren(document.adoptNode(notice));
  place.classList.add("floats");
  // Its button is found by going on from here; the sentence alone is read out.
  if (announcer) announcer.textContent = notice.firstChild?.textContent ?? "";
}

function press(form: HTMLFormElement, event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const tile = target.closest<HTMLElement>("li.post");
  if (!tile) return;
  const action = KEYS[key];
  const controls = tile.querySelectorAll<HTMLElement>("button, a");
  if (action) {
    event.preventDefault();
    // Held down, it would be done and undone until it is let go.
    if (event.repeat) return;
    controls[["hide", "pin", "describe", "link", "captions"].indexOf(action)]?.click();
    return;
  }
  const step = stepOf(key, form);
  if (!step) return;
  const next = [...form.querySelectorAll<HTMLElement>("li.post")].at(indexIn(form, tile) + step);
  const box = next?.querySelector<HTMLElement>("input");
  if (!box || indexIn(form, tile) + step < 0) return;
  event.preventDefault();
  box.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function indexIn(form: HTMLFormElement, tile: Element): number {
  return [...form.querySelectorAll("li.post")].indexOf(tile);
}

/** How many tiles further an arrow goes; `undefined` for any other key. */
function stepOf(key: string, form: HTMLFormElement): number | undefined {
  if (key === "ArrowRight") return 1;
  if (key === "ArrowLeft") return -1;
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const tiles = [...form.querySelectorAll<HTMLElement>("ul.posts:first-of-type > li.post")];
  const columns = tiles.filter(({ offsetTop }) => offsetTop === tiles[0]?.offsetTop).length;
  return key === "ArrowDown" ? columns : -columns;
}

function watchEnd(form: HTMLFormElement): void {
  const observer = new IntersectionObserver(
    (entries) => {
      const link = entries.find(({ isIntersecting }) => isIntersecting)?.target;
      if (!(link instanceof HTMLAnchorElement)) return;
      observer.unobserve(link);
      void fetchMore(form, link).then(watch);
    },
    { rootMargin: AHEAD },
  );
  const watch = () => {
    const link = form.querySelector(".wall-more");
    if (link) observer.observe(link);
  };
  watch();
}

async function fetchMore(form: HTMLFormElement, link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href, PART).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const tiles = [...page.querySelectorAll("li.post")].filter(
    ({ id }) => !document.getElementById(id),
  );
  // In a list of their own: in one of thousands each change would lay out all of them. And in a form of their own: of one
  // with thousands of buttons the browser looks for the first anew with each that is added.
  const part = document.createElement("form");
  part.method = form.method;
  part.action = form.action;
  const list = document.createElement("ul");
  list.className = "posts";
  list.append(...tiles.map((tile) => document.adoptNode(tile)));
  part.append(list);
  sendFrom(part, form);
  link.before(part);
  // Who stood on the way to them is on the first of them.
  if (link === document.activeElement) list.querySelector("input")?.focus();
  const more = page.querySelector(".wall-more");
  if (more) link.replaceWith(document.adoptNode(more));
  else link.remove();
}
