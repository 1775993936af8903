import { createSSRApp, h } from "vue";
import { renderToString } from "vue/server-renderer";
import { App } from "./vue-app.js";

export const render = (feeds) => renderToString(createSSRApp(() => h(App, { feeds })));
