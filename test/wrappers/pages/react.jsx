import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./react-app.jsx";

globalThis.seen = [];
const place = document.querySelector("#app");
const app = (feeds) => (
  <StrictMode>
    <App feeds={feeds} />
  </StrictMode>
);
const root = place.firstChild ? hydrateRoot(place, app(globalThis.feeds)) : createRoot(place);
globalThis.show = (...feeds) => root.render(app(feeds));
globalThis.started = true;
