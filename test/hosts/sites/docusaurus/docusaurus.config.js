module.exports = {
  title: "Shop",
  url: "https://shop.example.com",
  baseUrl: "/",
  onBrokenLinks: "ignore",
  headTags: [{ tagName: "link", attributes: { rel: "icon", href: "data:," } }],
  presets: [["classic", { docs: false, blog: false }]],
};
