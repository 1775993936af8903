import { A, Route, Router } from "@solidjs/router";
import { render } from "solid-js/web";
import { InstagramFeed } from "./InstagramFeed.jsx";

const Home = () => (
  <main>
    <h1>Home</h1>
    <A id="to-about" href="/about">About</A>
    <p id="before">Before</p>
    <InstagramFeed />
    <p id="after">After</p>
  </main>
);

const About = () => (
  <main>
    <h1 id="about">About</h1>
    <A id="to-home" href="/">Home</A>
  </main>
);

render(
  () => (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/about" component={About} />
    </Router>
  ),
  document.querySelector("#app"),
);
