import { Link } from "react-router";

export default function About() {
  return (
    <main>
      <h1 id="about">About</h1>
      <Link id="to-home" to="/">Home</Link>
    </main>
  );
}
