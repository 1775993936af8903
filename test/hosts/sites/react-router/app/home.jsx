import { Link } from "react-router";
import { InstagramFeed } from "./instagram-feed.jsx";

export default function Home() {
  return (
    <main>
      <h1>Home</h1>
      <Link id="to-about" to="/about">About</Link>
      <p id="before">Before</p>
      <InstagramFeed />
      <p id="after">After</p>
    </main>
  );
}
