import { createPicture, type Picture } from "../picture.ts";

/** Harbour Bakery's oldest posts, newest first. */
export const WINTER_POSTS: readonly Picture[] = [
  createPicture(
    "oven-glow",
    "portrait",
    "Loaves in the mouth of a brick oven, the fire glowing at the back",
    "340 °C and not a day off since 1987. Thank you, old friend. 🔥",
  ),
  createPicture(
    "seeded-rolls",
    "square",
    "A basket of round rolls covered in sesame, poppy and pumpkin seeds",
    "Seeds get everywhere. That is the point. #breakfastrolls",
  ),
  createPicture(
    "delivery-bicycle",
    "square",
    "A green bicycle with a crate of bread on its rack, leaning against a brick-red wall",
    "Deliveries up to the third hill. After that you come to us. 🚲",
  ),
  createPicture(
    "strawberry-slice",
    "portrait",
    "A slice of strawberry layer cake on a blue-rimmed plate with a fork",
    "Last slice. Someone has to.",
  ),
  createPicture(
    "wrapped-parcels",
    "square",
    "Bread and biscuits wrapped in brown paper and string, with sprigs of olive",
    "Orders for the weekend, tied with the good string. Write to us until Thursday noon. #weekendorders",
  ),
  createPicture(
    "starter-jar",
    "portrait",
    "A glass jar of sourdough starter, risen above its rubber band and full of bubbles",
    "Meet Gerda. She is eleven, she eats twice a day and she has never once been late.\n\nYou can have a piece of her: bring a clean jar, we will write down what she likes. #sourdoughstarter",
  ),
  createPicture(
    "breakfast-table",
    "portrait",
    "A breakfast table from above: rolls, an egg, butter, jam, orange juice and a cup of coffee on pale wood",
    "Breakfast for one, with the whole table to yourself. Until 11, on Sundays until nobody is hungry. 🍳 #breakfast #sundaymorning",
  ),
  createPicture(
    "madeleines",
    "square",
    "Shell-shaped madeleines on a dark blue plate dusted with sugar",
    "The most harbour thing we bake, technically. 🐚 #madeleines",
  ),
  createPicture(
    "rainy-window",
    "portrait",
    "Rain on the bakery's window at dusk, blurred lights outside and a cup on the sill",
    "Weather: cinnamon.",
  ),
  createPicture(
    "brioche-loaf",
    "landscape",
    "A glossy braided brioche on a cooling rack",
    "Braided by Noor, who can do it without looking and does, to annoy the rest of us. #brioche",
  ),
  createPicture(
    "apron-hook",
    "tall",
    "A striped linen apron hanging from a wooden peg beside a copper pan and a sheaf of wheat",
    "Day 1 of the new apprentices’ year. Welcome, Ayo and Lotte! We are looking for one more for spring: tell us why bread.",
  ),
  createPicture(
    "wheat-and-flour",
    "landscape",
    "Ears of wheat beside a bowl of flour and a wooden scoop on dark slate",
    "Harvest from 14 km away, milled on Monday by @millbrook.flour. You can taste the week. 🌾",
  ),
  createPicture(
    "night-shop",
    "portrait",
    "The shopfront at blue hour, its windows warm, the street wet and shining",
    "When the lights go on for you, we have been up for five hours. Good night! 🌙 #bluehour",
  ),
  createPicture(
    "chocolate-cookies",
    "square",
    "Chocolate chip cookies with sea salt on a wire rack, one broken in half",
    "Crisp edge, soft middle, no discussion. 🍪 #seasalt",
  ),
  createPicture(
    "butter-and-eggs",
    "square",
    "A bowl of brown eggs, a block of butter on paper and a whisk on a pale blue table",
    "Four things make a brioche. The fourth is waiting.",
  ),
  createPicture(
    "tea-and-scones",
    "landscape",
    "Scones with jam and cream beside a pot of tea on a flowered cloth",
    "Jam first. Or cream first. We will serve both sides. 🫖 #scones",
  ),
  createPicture(
    "snow-shop",
    "square",
    "The little shop under thick snow, a lamp lit above its door",
    "Snow day! Open anyway, soup instead of sandwiches. ❄️",
  ),
];
