import { enableCopyButtons } from "./copy-buttons.ts";
import { showPreviews } from "./feed-preview.ts";
import { watchFirstSync } from "./first-sync.ts";
import { showLocalTimes } from "./local-times.ts";
import { followLookForm } from "./look-form.ts";
import { keepLostForms } from "./lost-forms.ts";
import { enablePostWall } from "./post-wall.ts";
import { showPreviewWidths } from "./preview-widths.ts";
import { sendFormsOnce } from "./send-once.ts";
import { showProblem } from "./show-problem.ts";
import { offerToShowSecrets } from "./show-secrets.ts";

/* Niceties only: every page does its work without them. */
enableCopyButtons();
showPreviewWidths();
followLookForm();
showPreviews();
showLocalTimes();
sendFormsOnce();
enablePostWall();
offerToShowSecrets();
showProblem();
keepLostForms();
watchFirstSync();
