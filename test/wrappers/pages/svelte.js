import { hydrate, mount } from "svelte";
import App from "./svelte-app.svelte";

globalThis.seen = [];
const target = document.querySelector("#app");
const start = target.firstChild ? hydrate : mount;
const app = start(App, { target, props: { first: globalThis.feeds ?? [] } });
globalThis.show = (...feeds) => app.show(feeds);
globalThis.started = true;
