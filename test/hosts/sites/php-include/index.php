<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Home</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>Home</h1>
<nav><a id="to-about" href="/about.html">About</a></nav>
<p id="before">Before</p>
%LINES%
<p id="after">After</p>
</body>
</html>
