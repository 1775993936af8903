import { API_MESSAGES } from "../accounts/api-messages.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";

/** First question: who can sign in to the account. Everything else follows from that. */
export function WhoPage() {
  return (
    <>
      <h1>Connect an account</h1>
      <p class="lead" id="who">
        Who can sign in to the Instagram account?
      </p>
      <ul class="choices" aria-labelledby="who">
        <Choice
          id="owner"
          href="/admin/connect?api=instagram-login"
          title="I can sign in to this Instagram account"
          text="You sign in at Instagram once, and the connection renews itself. It does not matter whether the account is linked to a Facebook Page."
        />
        <Choice
          id="client"
          href="/admin/connect/client"
          title="My client can"
          text="You send a link. Who opens it signs in at Instagram, and sees nothing of this dashboard."
        />
        <Choice
          id="token"
          href="/admin/connect?way=token"
          title="I only want to see it work, or have no https address yet"
          text="You copy a token from Meta’s site and paste it here. It connects the account for good, too."
        />
      </ul>
      <p class="soft">
        A personal account? Instagram lets nothing read those any more. In the Instagram app, switch
        it to a Creator or Business account: it is free, and you can switch back.
      </p>
      <details>
        <summary>Another way</summary>
        <ul class="other-ways">
          {(["facebook-login", "basic-display"] as const).map((api) => (
            <li>
              <p>{API_MESSAGES[api].whenNeeded}</p>
              <a href={`/admin/connect?api=${api}`}>{API_MESSAGES[api].wayLabel}</a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly text: string;
}

/** All of it can be pressed; what is called a link is its title. */
function Choice({ id, href, title, text }: ChoiceProps) {
  return (
    <li class="card choice">
      <div>
        <a href={href} aria-describedby={`${id}-text`}>
          {title}
        </a>
        <p id={`${id}-text`} class="soft">
          {text}
        </p>
      </div>
      <Icon path={ICON_PATHS.forward} />
    </li>
  );
}

/** Back to it, from any of the ways. */
export function BackToWho() {
  return (
    <p class="crumb">
      <a href="/admin/connect">Choose another way</a>
    </p>
  );
}
