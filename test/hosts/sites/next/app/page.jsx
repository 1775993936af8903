import Link from "next/link";
import { InstagramFeed } from "./instagram-feed.jsx";

export default function Home() {
  return (
    <main>
      <h1>Home</h1>
      <Link id="to-about" href="/about">About</Link>
      <p id="before">Before</p>
      <InstagramFeed />
      <p id="after">After</p>
    </main>
  );
}
