import { Component } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { provideRouter, RouterLink, RouterOutlet } from "@angular/router";
import { InstagramFeed } from "./instagram-feed";

@Component({
  selector: "shop-home",
  imports: [RouterLink, InstagramFeed],
  template: `
    <h1>Home</h1>
    <a id="to-about" routerLink="/about">About</a>
    <p id="before">Before</p>
    <instagram-feed />
    <p id="after">After</p>
  `,
})
class Home {}

@Component({
  selector: "shop-about",
  imports: [RouterLink],
  template: `
    <h1 id="about">About</h1>
    <a id="to-home" routerLink="/">Home</a>
  `,
})
class About {}

@Component({ selector: "shop-root", imports: [RouterOutlet], template: "<router-outlet />" })
class Root {}

bootstrapApplication(Root, {
  providers: [
    provideRouter([
      { path: "", component: Home },
      { path: "about", component: About },
    ]),
  ],
});
