import { render } from "preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { InstagramFeed } from "./InstagramFeed.jsx";

const Home = () => (
  <main>
    <h1>Home</h1>
    <a id="to-about" href="/about">About</a>
    <p id="before">Before</p>
    <InstagramFeed />
    <p id="after">After</p>
  </main>
);

const About = () => (
  <main>
    <h1 id="about">About</h1>
    <a id="to-home" href="/">Home</a>
  </main>
);

render(
  <LocationProvider>
    <Router>
      <Route path="/" component={Home} />
      <Route path="/about" component={About} />
    </Router>
  </LocationProvider>,
  document.querySelector("#app"),
);
