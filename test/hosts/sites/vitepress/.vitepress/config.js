export default {
  title: "Shop",
  cleanUrls: true,
  head: [["link", { rel: "icon", href: "data:," }]],
  %LINES 2%
};
