/** A page as it was written for instafeed.js 2.1.0: what stands behind the library's own tag. */
interface InstafeedPage {
  /** What its author wanted of it. */
  readonly name: string;
  readonly body: string;
  /** What has happened once the page is ready; by default, something is in `#instafeed`. */
  readonly until?: string;
}

/** The examples of the documentation, and pages as they are found on the web. `calls` is what the test looks at. */
export const INSTAFEED_PAGES: readonly InstafeedPage[] = [
  {
    name: "the first example",
    body: `<div id="instafeed"></div>
<script>var feed = new Instafeed({ accessToken: "your-token" }); feed.run();</script>`,
  },
  {
    name: "a token agent's script",
    body: `<div id="instafeed"></div><script>var InstagramToken = "token";</script>
<script>new Instafeed({ accessToken: InstagramToken, limit: 5, resolution: "low_resolution", target: "instafeed",
  template: '<a href="{{link}}" target="_blank" id="{{id}}"><img src="{{image}}" /></a>' }).run();</script>`,
  },
  {
    name: "a function for the token, and every time limit",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessTokenTimeout: 5000, apiTimeout: 5000, limit: 2,
  accessToken: function (callback) { callback(null, "token"); } }).run();</script>`,
  },
  {
    name: "a token daemon that is asked first",
    body: `<div id="instafeed"></div>
<script>Promise.resolve({ token: "token" }).then(function (data) {
  new Instafeed({ accessToken: data.token, limit: 4 }).run();
});</script>`,
  },
  {
    name: "a list in an element of its own",
    body: `<ul class="posts"></ul>
<script>new Instafeed({ accessToken: "t", target: document.querySelector(".posts"), limit: 8,
  template: '<li class="ins_li {{type}}"><a href="{{link}}" target="_blank" rel="noopener"><img src="{{image}}" alt="{{caption}}"></a></li>' }).run();</script>`,
    until: "document.querySelector('.posts > li')",
  },
  {
    name: "backgrounds instead of pictures, and an attribute without quotes",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 9, debug: true,
  template: '<a class={{type}} href="{{link}}" style="background-image:url({{image}})"><span>{{username}}, {{ timestamp }}</span></a>' }).run();</script>`,
  },
  {
    name: "pictures only, six of them, out of twenty that are asked for",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 6, apiLimit: 20, filter: function (item) { return item.type === "image"; } }).run();</script>`,
  },
  {
    name: "the oldest first",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 12, sort: function (a, b) { return new Date(a.timestamp) - new Date(b.timestamp); },
  template: '<b id="p{{model.id}}">{{ model.timestamp }}</b>' }).run();</script>`,
  },
  {
    name: "short captions and dates, made by transform",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 7,
  transform: function (item) {
    var d = new Date(item.timestamp);
    item.date = [d.getUTCDate(), d.getUTCMonth() + 1, d.getUTCFullYear()].join("/");
    item.model.day = item.timestamp.split("T")[0];
    item.caption = item.caption && item.caption.slice(0, 12) + "...";
    return item;
  },
  template: '<figure><img src="{{image}}"><figcaption>{{caption}} {{date}} {{model.day}} {{tags}} {{nothing.at.all}}</figcaption></figure>' }).run();</script>`,
  },
  {
    name: "markup of the page's own making",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 5, render: function (item, options) {
  if (item.type === "album") return null;
  return "<p data-limit=" + options.limit + " data-position=" + item.position + ">" + item.id + " " + item.model.media_type + " of " + this.target + "</p>";
} }).run();</script>`,
  },
  {
    name: "nothing but the data",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 5, mock: true, success: function (response) {
  document.getElementById("instafeed").innerHTML = response.data.map(function (post) {
    return post.media_type === "VIDEO"
      ? '<video src="' + post.media_url + '" poster="' + post.thumbnail_url + '"></video>'
      : '<a href="' + post.permalink + '">' + post.username + post.timestamp + '<img src="' + post.media_url + '"></a>';
  }).join("");
} }).run();</script>`,
  },
  {
    name: "a button for more, until there is no more",
    body: `<div id="instafeed"></div><button id="more">More</button>
<script>var more = document.getElementById("more");
var feed = new Instafeed({ accessToken: "t", limit: 11, after: function () {
  if (!feed.hasNext()) more.setAttribute("disabled", "disabled"); else setTimeout(function () { more.click(); });
} });
more.addEventListener("click", function () { calls.push(["next", feed.next()]); });
feed.run();</script>`,
    until: "document.querySelector('#more:disabled')",
  },
  {
    name: "more out of what was brought already",
    body: `<div id="instafeed"></div>
<script>var feed = new Instafeed({ accessToken: "t", limit: 4, apiLimit: 10, filter: function (item) { return item.type !== "video"; },
  before: note("before"), success: function (answer) { calls.push(["success", answer.data.length, typeof answer.paging.next]); },
  after: function () {
    calls.push(["after", document.querySelectorAll("#instafeed a").length, !!feed.hasNext()]);
    if (feed.hasNext()) setTimeout(function () { feed.next(); }); else document.title = "done";
  },
  template: '<a href="{{link}}" data-at="{{position}}">{{id}}</a>' });
feed.run();</script>`,
    until: "document.title === 'done'",
  },
  {
    name: "every callback, in its order and with what it is given",
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 3, before: note("before"), after: note("after"), error: note("error"),
  success: function (answer) { calls.push(["success", answer.data.map(function (post) { return post.id; })]); },
  transform: function (item) { calls.push(["transform", arguments.length, Object.keys(item).sort(), item.id]); return item; },
  filter: function (item) { calls.push(["filter", arguments.length, item.id]); return true; },
  sort: function (a, b) { return a.id < b.id ? 1 : -1; },
  render: function (item, options) { calls.push(["render", arguments.length, item.id, item.position, options === this]); return "<i>" + item.id + "</i>"; }
}).run();</script>`,
    until: "calls.some(function (call) { return call[0] === 'after'; })",
  },
  ...["transform", "filter", "sort", "render"].map((name) => ({
    name: `a mistake in ${name}`,
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 3, before: note("before"), after: note("after"),
  error: function (error) { calls.push(["error", error instanceof Error, error.message]); },
  ${name}: function () { throw new Error("oops"); } }).run();</script>`,
    until: "calls.length === 2",
  })),
  {
    name: "an exception in every callback",
    body: `<div id="instafeed"></div>
<script>function oops() { throw new Error("oops"); }
new Instafeed({ accessToken: "t", limit: 3, before: oops, success: oops, after: oops }).run();</script>`,
  },
  {
    name: "no such element",
    body: `<script>var feed = new Instafeed({ accessToken: "t", target: "elsewhere", before: note("before"), error: function (error) { calls.push(error.message); } });
calls.push(feed.run()); calls.push(feed.hasNext() ? 1 : 0); calls.push(feed.next());</script>`,
    until: "calls.length === 5",
  },
  {
    name: "two of them, one run twice",
    body: `<div id="instafeed"></div><div id="other"></div>
<script>var one = new Instafeed({ accessToken: "t", limit: 3 });
calls.push(one.run(), one.run(), one.next());
new Instafeed({ accessToken: "t", target: "other", limit: 2, template: "{{type}}" }).run();</script>`,
    until: "document.querySelector('#instafeed a') && document.querySelector('#other').textContent",
  },
  {
    name: "everything at once, page after page",
    body: `<div id="instafeed"></div>
<script>var feed = new Instafeed({ accessToken: "t", limit: 10, after: function () {
  if (feed.hasNext()) feed.next(); else document.title = "done";
} });
feed.run();</script>`,
    until: "document.title === 'done'",
  },
  {
    name: "run again and again, past the last page",
    body: `<div id="instafeed"></div>
<script>var feed = new Instafeed({ accessToken: "t", limit: 20, template: "<i>{{id}}</i>", after: function () {
  calls.push([document.querySelectorAll("#instafeed i").length, !!feed.hasNext()]);
  if (calls.length < 5) setTimeout(function () { calls.push(feed.run()); }); else document.title = "done";
} });
feed.run();</script>`,
    until: "document.title === 'done'",
  },
  ...["false", '""', "undefined", "NaN"].map((limit) => ({
    name: `a limit that is none: ${limit}`,
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: ${limit}, apiLimit: 7, template: "<i>{{id}}</i>" }).run();</script>`,
  })),
  ...[
    ["<%", "%>", "<% image %>"],
    // They were patterns there, so some have them escaped.
    ["\\\\[\\\\[", "\\\\]\\\\]", "[[image]]"],
  ].map(([left, right, tag]) => ({
    name: `boundaries of its own: ${left}`,
    body: `<div id="instafeed"></div>
<script>new Instafeed({ accessToken: "t", limit: 2, templateBoundaries: ["${left}", "${right}"], template: '<img src="${tag}">' }).run();</script>`,
  })),
];
