import { createPicture, type Picture } from "../picture.ts";

/** Harbour Bakery's posts of the months before, newest first. */
export const SUMMER_POSTS: readonly Picture[] = [
  createPicture(
    "terrace-table",
    "portrait",
    "A small round table with two chairs under a striped parasol, the sea behind",
    "Two chairs, one table, no reservations. ⛱️",
  ),
  createPicture(
    "rolling-dough",
    "square",
    "Rolled-out dough on a floured table with a rolling pin, cutters and little star shapes",
    "Flour on the table, flour on the radio, flour on the cat next door somehow.",
  ),
  createPicture(
    "market-stall",
    "portrait",
    "A market stall with a striped canopy, crates of loaves and a string of bunting",
    "Thursday market, third stall from the fountain. We take coins, cards and rhubarb.\n\n#marketday #harbourbakery",
  ),
  createPicture(
    "reel-loaf",
    "reel",
    "A round loaf being scored: a leaf pattern opens in the floured dough, cut by cut",
    "One cut to open it, eight because we like leaves. 🌿 #scoring #sourdough",
  ),
  createPicture(
    "cake-on-stand",
    "portrait",
    "A layered cream cake with strawberries on a white cake stand in front of a sage-green wall",
    "For Ines, who turned 90 and asked for “something with height”. 🎂",
  ),
  createPicture(
    "chalk-menu",
    "square",
    "A blackboard with drawings of a cup, a croissant and a loaf, with a jar of flowers beside it",
    "Today’s board, drawn by Mika (7½), who accepts payment in buns.",
  ),
  createPicture(
    "doughnuts",
    "square",
    "Nine glazed doughnuts in pink, chocolate and white on a sheet of paper",
    "Friday means doughnuts. Friday has always meant doughnuts. 🍩 #doughnutfriday",
  ),
  createPicture(
    "harbour-from-above",
    "portrait",
    "The harbour from high above: jetties, white and red boats, pale green water going to deep blue",
    "Borrowed a friend’s view for a minute. We are the little roof just out of the picture. #fromabove",
  ),
  createPicture(
    "pretzels",
    "square",
    "Shiny brown pretzels with coarse salt on a wooden board",
    "Twisted, dipped, salted. Good with butter, better with mustard, best on the ferry. 🥨",
  ),
  createPicture(
    "counter-flowers",
    "portrait",
    "A stoneware jug full of poppies, daisies and cornflowers on the counter, light from the left",
    "From Ruth’s garden. The jug is by @atelier.kiln, who will tell you it is a second. It is not.",
  ),
  createPicture(
    "jam-jars",
    "landscape",
    "A shelf of jam jars with cloth tops, lit from behind so that they glow red, orange and purple",
    "41 jars of summer put away. Apricot, raspberry, blackcurrant, and one that is a surprise to us too. #preserves",
  ),
  createPicture(
    "espresso-for-two",
    "square",
    "Two espressos on a blue tiled table with almond biscuits between them",
    "Table four. Same two, every day since we opened. ☕☕",
  ),
  createPicture(
    "lighthouse",
    "tall",
    "A red and white lighthouse on a rocky point, small waves and a wide evening sky",
    "Where we go when the ovens are off. #eveninglight #harbourlife",
  ),
  createPicture(
    "focaccia",
    "square",
    "Focaccia in its tin with tomatoes, rosemary, olives and pools of oil",
    "Poke it like you mean it. Focaccia every Wednesday. 🍅🫒 #focaccia",
  ),
  createPicture(
    "picnic-cloth",
    "tall",
    "A picnic on a red checked cloth: a baguette, cherries, cheese, a jar of lemonade and a straw hat",
    "Ingredients: one of ours, some of theirs, nowhere to be. 🧺 #picnic",
  ),
  createPicture(
    "reel-boats",
    "reel",
    "Small boats rocking at their moorings in the evening light",
    "Our screensaver. Sound on if you like ropes.",
  ),
  createPicture(
    "eclairs",
    "landscape",
    "A row of éclairs, glazed with chocolate, pistachio and coffee",
    "Éclairs: chocolate, pistachio, coffee. Étienne filled 120 of them and would like that noted. #éclair #pâtisserie",
  ),
];
