/** A node of the merchandise hierarchy; leaves carry articles. */
export type HierarchyNode = { nodeId: string; parentId?: string; texts: { en: string; de: string } };

/** `words`: the article belongs here when its description has one of them as whole words. Rules are asked from top to bottom. */
type LeafRule = { nodeId: string; words: string[] };

export const SERVICES_NODE = "9010";
export const VOUCHERS_NODE = "9020";
export const OTHER_NODE = "8010";

const areas: [id: string, en: string, de: string][] = [
  ["1000", "Living", "Wohnen"],
  ["2000", "Kitchen and table", "Küche und Tisch"],
  ["3000", "Bags and jewellery", "Taschen und Schmuck"],
  ["4000", "Paper and writing", "Papier und Schreiben"],
  ["5000", "Feasts and parties", "Feste und Feiern"],
  ["6000", "Children", "Kinder"],
  ["7000", "Garden and bath", "Garten und Bad"],
  ["8000", "Other", "Sonstiges"],
  ["9000", "Services", "Dienstleistungen"],
];

const leaves: [id: string, en: string, de: string][] = [
  ["1010", "Candles and holders", "Kerzen und Halter"],
  ["1020", "Lamps, lights and lanterns", "Lampen, Lichter und Laternen"],
  ["1030", "Scents and incense", "Düfte und Räucherwerk"],
  ["1040", "Frames, mirrors and pictures", "Rahmen, Spiegel und Bilder"],
  ["1050", "Signs, letters and clocks", "Schilder, Buchstaben und Uhren"],
  ["1060", "Hanging decorations", "Hängende Dekoration"],
  ["1070", "Cushions and textiles", "Kissen und Textilien"],
  ["1080", "Hooks, knobs and doorstops", "Haken, Knäufe und Türstopper"],
  ["1090", "Furniture, boxes and baskets", "Möbel, Kästen und Körbe"],
  ["2010", "Cups, mugs and teapots", "Tassen, Becher und Teekannen"],
  ["2020", "Plates, bowls and trays", "Teller, Schalen und Tabletts"],
  ["2030", "Baking", "Backen"],
  ["2040", "Tins, jars and bottles", "Dosen, Gläser und Flaschen"],
  ["2050", "Kitchen tools", "Küchenhelfer"],
  ["2060", "Lunch and picnic", "Pausenbrot und Picknick"],
  ["3010", "Bags and cases", "Taschen und Etuis"],
  ["3020", "Purses and accessories", "Geldbörsen und Accessoires"],
  ["3030", "Jewellery", "Schmuck"],
  ["4010", "Cards and gift wrap", "Karten und Geschenkpapier"],
  ["4020", "Writing and sticking", "Schreiben und Kleben"],
  ["5010", "Christmas", "Weihnachten"],
  ["5020", "Easter", "Ostern"],
  ["5030", "Parties and birthdays", "Partys und Geburtstage"],
  ["6010", "Toys and games", "Spielzeug und Spiele"],
  ["6020", "Craft and sewing", "Basteln und Nähen"],
  ["7010", "Garden", "Garten"],
  ["7020", "Bath and wellbeing", "Bad und Wohlbefinden"],
  [OTHER_NODE, "Other gifts", "Weitere Geschenke"],
  [SERVICES_NODE, "Services", "Dienstleistungen"],
  [VOUCHERS_NODE, "Gift vouchers", "Geschenkgutscheine"],
];

/** The occasion and the user come first (a Christmas candle is Christmas), then what a thing is, then what it is made of or hangs from. */
const rules: LeafRule[] = [
  { nodeId: "5010", words: ["christmas", "xmas", "advent", "santa", "reindeer", "snowflake", "snowman", "nativity", "bauble", "baubles", "stocking", "holly", "rudolph", "mistletoe"] },
  { nodeId: "5020", words: ["easter", "hen house", "eggs"] },
  { nodeId: "3030", words: ["necklace", "necklaces", "neckl", "bracelet", "bracelets", "earrings", "earring", "ring", "rings", "brooch", "bangle", "pendant", "charm", "charms", "choker", "anklet", "bead", "beads", "beaded", "diamante", "diamonte", "lariat", "tiara", "hairclip", "hair", "hairclips", "hairgrip", "hairband", "jewellery", "jewelled"] },
  { nodeId: "2060", words: ["lunch", "picnic", "snack"] },
  { nodeId: "3010", words: ["bag", "bags", "shopper", "backpack", "washbag", "handbag", "suitcase", "luggage", "tote", "rucksack", "satchel"] },
  { nodeId: "3020", words: ["purse", "wallet", "umbrella", "scarf", "gloves", "passport", "key", "keyring", "keyrings", "phone", "sunglasses", "hat", "slippers", "socks", "flip", "poncho", "charlotte", "belt"] },
  { nodeId: "5030", words: ["party", "parties", "birthday", "bunting", "balloon", "balloons", "napkins", "napkin", "honeycomb", "cocktail", "confetti", "wedding", "doilies", "streamers", "invites", "straws"] },
  { nodeId: "4010", words: ["wrap", "card", "cards", "postcard", "postcards", "ribbon", "ribbons", "gift tag", "gift tags", "gift tape", "tissue paper", "envelope", "envelopes", "valentine", "paper chain"] },
  { nodeId: "6020", words: ["craft", "feltcraft", "sewing", "knitting", "crochet", "kit", "buttons", "fabric", "wool", "origami"] },
  { nodeId: "4020", words: ["notebook", "notebooks", "pen", "pens", "pencil", "pencils", "sticker", "stickers", "sketchbook", "journal", "diary", "calendar", "tape", "eraser", "erasers", "rubber", "rubbers", "chalk", "chalkboard", "blackboard", "memo", "memoboard", "noticeboard", "ruler", "book", "magnets", "magnet", "stamp", "stamps", "stationery", "sharpener", "pads", "letter rack", "paperweight", "bookmark", "address"] },
  { nodeId: "6010", words: ["toy", "toys", "game", "games", "jigsaw", "puzzle", "doll", "dolls", "dolly", "playhouse", "skittles", "dominoes", "ludo", "yoyo", "marbles", "spinning", "skipping", "teddy", "rabbit", "childrens", "childs", "children", "kids", "baby", "girl", "boy", "boys", "girls", "dinosaur", "magic", "bingo", "circus", "chess", "cards", "soft", "frisbee", "disc", "tumbling", "harmonica", "whistle", "top trumps", "snakes", "funky", "inflatable", "pirate", "money box", "money bank", "moneybox", "stress", "glider"] },
  { nodeId: "7010", words: ["garden", "gardeners", "plant", "plants", "planter", "watering", "parasol", "bird", "birdhouse", "birdcage", "feeder", "herb", "herbs", "seeds", "trowel", "hammock", "deckchair", "windmill", "chime", "chimes", "pot", "pots", "thermometer", "beach", "outdoor", "grow", "bucket", "trellis", "shed"] },
  { nodeId: "7020", words: ["soap", "soaps", "bath", "bathroom", "towel", "towels", "flannel", "tissues", "hot water bottle", "balm", "lip", "toilet", "massage", "washing", "plasters", "cosmetic", "nail", "warmer", "warmers", "hand warmer", "toothbrush", "bathing"] },
  { nodeId: "1030", words: ["incense", "scented", "scent", "oil burner", "potpourri", "fragrance", "aroma", "sachets", "sachet", "cones", "joss"] },
  { nodeId: "1010", words: ["candle", "candles", "t-light", "t-lights", "t light", "tealight", "candleholder", "candlestick", "candlepot", "votive", "votives", "tea light"] },
  { nodeId: "1020", words: ["lantern", "lanterns", "light", "lights", "lamp", "lampshade", "chandelier", "torch", "lightbulb", "led"] },
  { nodeId: "2030", words: ["baking", "cake cases", "cake tin", "cake tins", "cutter", "cutters", "mould", "moulds", "rolling", "muffin", "cupcake", "cake case", "cookie", "jelly", "pudding", "patty", "cake stand", "cakestand", "icing", "cake"] },
  { nodeId: "2010", words: ["mug", "mugs", "cup", "cups", "teacup", "teacups", "teapot", "tea", "coffee", "saucer", "espresso", "latte", "beaker", "tumbler", "goblet", "wine", "champagne", "glasses", "shot"] },
  { nodeId: "2050", words: ["scales", "apron", "cutlery", "pan", "spoon", "spoons", "spatula", "whisk", "grater", "colander", "timer", "oven", "oven glove", "measuring", "tea towel", "kitchen", "recipe", "fork", "knife", "knives", "spaghetti", "ladle", "corkscrew", "opener", "shaker", "pepper", "salt", "cruet", "toast", "egg cup", "egg", "cosy", "trivet", "chopping", "board", "sieve", "pantry", "doiley", "fridge", "butter", "sugar", "whip"] },
  { nodeId: "2020", words: ["plate", "plates", "bowl", "bowls", "dish", "dishes", "tray", "trays", "platter", "jug", "placemat", "placemats", "coaster", "coasters", "table", "tablecloth", "doormats", "serving", "tier", "dinner", "ramekin", "breakfast", "ashtray"] },
  { nodeId: "2040", words: ["tin", "tins", "jar", "jars", "bottle", "bottles", "canister", "flask", "bread bin", "container", "vase", "biscuit", "decanter", "carafe", "jam", "milk"] },
  { nodeId: "1040", words: ["frame", "frames", "mirror", "mirrors", "picture", "pictures", "photo", "canvas", "print", "prints", "poster", "wall art", "art", "album"] },
  { nodeId: "1050", words: ["sign", "signs", "clock", "clocks", "letter", "letters", "number", "alphabet", "plaque", "tile", "font", "block", "word", "flag", "wall"] },
  { nodeId: "1070", words: ["cushion", "cushions", "throw", "quilt", "curtain", "curtains", "rug", "blanket", "bed", "pillow", "chair pad", "fleece", "runner", "bolster", "filler", "door mat", "draught", "cover", "seat"] },
  { nodeId: "1080", words: ["hook", "hooks", "hanger", "hangers", "knob", "knobs", "doorstop", "doormat", "door", "bell", "bells", "rack", "peg", "pegs", "coat", "mat", "handle"] },
  { nodeId: "1090", words: ["cabinet", "drawer", "drawers", "stool", "chair", "shelf", "basket", "baskets", "box", "boxes", "chest", "storage", "organiser", "cases", "case", "bin", "trinket", "tidy", "holder", "stand", "bench", "cabinets", "trunk", "crate", "desk", "wardrobe"] },
  { nodeId: "1060", words: ["garland", "wreath", "hanging", "decoration", "decorations", "heart", "hearts", "star", "stars", "butterfly", "butterflies", "angel", "fairy", "feather", "flower", "flowers", "string", "mobile", "tree", "rose", "roses", "blossom", "crystal", "dove", "ornament", "figurine", "statue", "bird", "birds", "cage", "leaf", "artificial", "stem", "spray", "drop", "zinc", "owl", "robin", "buddha"] },
];

const matchers = rules.map(({ nodeId, words }) => ({
  nodeId,
  pattern: new RegExp(`(?<![a-z])(?:${words.join("|")})(?![a-z])`),
}));

/** Leaf of a description; `OTHER_NODE` when no rule knows a word of it. */
export function leafOf(description: string): string {
  const text = description.toLowerCase();
  return matchers.find(({ pattern }) => pattern.test(text))?.nodeId ?? OTHER_NODE;
}

export function hierarchy(): HierarchyNode[] {
  return [
    ...areas.map(([nodeId, en, de]) => ({ nodeId, texts: { en, de } })),
    ...leaves.map(([nodeId, en, de]) => ({ nodeId, parentId: `${nodeId[0]}000`, texts: { en, de } })),
  ];
}
