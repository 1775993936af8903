import { createApp, createSSRApp, h, shallowRef } from "vue";
import { App } from "./vue-app.js";

globalThis.seen = [];
const place = document.querySelector("#app");
const feeds = shallowRef(globalThis.feeds ?? []);
const app = (place.firstChild ? createSSRApp : createApp)(() => h(App, { feeds: feeds.value }));
app.mount(place);
globalThis.show = (...next) => {
  feeds.value = next;
};
globalThis.started = true;
