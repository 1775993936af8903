import { render as renderApp } from "svelte/server";
import App from "./svelte-app.svelte";

export const render = (feeds) => renderApp(App, { props: { first: feeds } }).body;
