export default {
  title: "Shop",
  cleanUrls: true,
  %LINES 2%
};
