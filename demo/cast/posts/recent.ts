import { createPicture, type Picture } from "../picture.ts";

/** Harbour Bakery's newest posts, newest first. */
export const RECENT_POSTS: readonly Picture[] = [
  createPicture(
    "morning-loaves",
    "portrait",
    "Three round sourdough loaves with leaf-shaped cuts, dusted with flour, on a crumpled linen cloth",
    "Out at six, gone by ten. The country loaf is back to its old shape: wetter dough, longer night, darker crust. Come while it still sings. 🍞\n\n#sourdough #harbourbakery #breadtime",
  ),
  createPicture(
    "flat-white",
    "square",
    "A flat white seen from above, a leaf poured into the milk, with a small biscuit on the saucer",
    "First one of the day goes to whoever unlocks the door. ☕ Beans this month: @north.quay.coffee",
  ),
  createPicture(
    "harbour-dawn",
    "landscape",
    "Fishing boats at anchor on a calm harbour, the sun coming up peach and gold behind them",
    "5:12 in the morning. The only queue is the gulls.",
  ),
  createPicture(
    "croissant-tray",
    "square",
    "Rows of golden croissants cooling on a dark baking tray",
    "27 layers, three days, about four bites. 🥐 #croissant #lamination",
  ),
  createPicture(
    "blue-shopfront",
    "portrait",
    "The bakery's sea-blue shopfront with a striped awning, bread in the window and two bay trees by the door",
    "We painted the door. Again. It is called Deep Water and we promise it is the last time.\n\n#shopfront #harbourbakery",
  ),
  createPicture(
    "lemon-tart",
    "square",
    "A lemon tart with a fluted crust, thin lemon slices and mint leaves, one piece already cut",
    "Lemon tart, slightly too sharp on purpose. 🍋",
  ),
  createPicture(
    "sourdough-crumb",
    "portrait",
    "A cut loaf standing on a board, its open crumb facing the light",
    "Everybody asks about the holes.\n\nThey come from patience, not from a trick: a young starter, soft flour from @millbrook.flour, four folds, and then nobody touches it until it tells you. On cold days that is nine hours. On the day of the regatta it was five, and we nearly missed the boats.\n\nIf yours come out dense: give it another hour. It is nearly always another hour.\n\n#opencrumb #sourdough #bakersnotes #slowbread",
  ),
  createPicture(
    "reel-steam",
    "reel",
    "Steam rising from a cup of coffee on a windowsill, the harbour out of focus behind it",
    "Thirty seconds of nothing, as needed. #slowmorning",
  ),
  createPicture(
    "cinnamon-buns",
    "square",
    "A tin of cinnamon buns, spirals touching, iced and sticky",
    "The middle one. We all know it. 🌀 #cinnamonbuns #fika",
  ),
  createPicture(
    "bread-shelves",
    "portrait",
    "Wooden shelves full of loaves, baguettes in a crate and rolls in baskets",
    "Saturday, 7:58. By noon this is a photograph of shelves. #harbourbakery",
  ),
  createPicture(
    "berry-tartlets",
    "square",
    "Six little tarts topped with strawberries, blueberries and raspberries on a pale marble slab",
    "Berries from the allotments up the hill, custard from us. 🍓🫐 Six to a box. #berryseason #tartlets",
  ),
  createPicture(
    "fishing-boats",
    "wide",
    "Painted fishing boats in a row along the quay, their colours broken in the water",
    "The neighbours. From left to right: early, early, late, on holiday, early.",
  ),
  createPicture(
    "baguette-bag",
    "tall",
    "Four baguettes in a brown paper bag leaning against a limewashed wall",
    "Walk home slowly. The ends are legally yours. 🥖",
  ),
  createPicture(
    "rye-board",
    "landscape",
    "Slices of dark rye bread on a wooden board with butter and sea salt",
    "",
  ),
  createPicture(
    "gull-on-the-quay",
    "portrait",
    "A gull standing on a mooring post, looking straight at whoever holds the bread",
    "Staff meeting. He has notes. #gull #harbourlife",
  ),
  createPicture(
    "plum-galette",
    "square",
    "A rustic galette with fanned plum slices and a folded, sugared edge on baking paper",
    "Ugly edges, on principle. Plum galette until the plums run out. #galette #stonefruit",
  ),
];
