/** A node of the merchandise hierarchy; leaves carry articles. */
export type HierarchyNode = { nodeId: string; parentId?: string; texts: { en: string; de: string } };

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

/**
 * Leaf, then words: an article belongs to the first leaf of which its description has a word. The occasion and the user come first
 * (a Christmas candle is Christmas), then what a thing is, then what it is made of or hangs from.
 */
const rules = `
1050: sign, signs, plaque, doorsign
2050: tea towel, tea towels, oven glove, drawerknob
2020: dog bowl, cat bowl, tea bag plate, napkin rings
5030: celebration candles, place settings, place setting
5010: christmas, xmas, advent, santa, reindeer, snowflake, snowman, nativity, bauble, baubles, stocking, holly,
  rudolph, mistletoe
5020: easter, hen house, eggs
3030: necklace, necklaces, neckl, bracelet, bracelets, earrings, earring, ring, rings, brooch, bangle, pendant,
  charm, charms, choker, anklet, bead, beads, beaded, diamante, diamonte, lariat, tiara, hairclip, hair, hairclips,
  hairgrip, hairband, jewellery, jewelled
2060: lunch, picnic, snack
3010: bag, bags, shopper, backpack, washbag, handbag, suitcase, luggage, tote, rucksack, satchel
3020: purse, wallet, umbrella, scarf, gloves, passport, key, keyring, keyrings, phone, sunglasses, hat, slippers,
  socks, flip, poncho, charlotte, belt
5030: party, parties, birthday, bunting, balloon, balloons, napkins, napkin, honeycomb, cocktail, confetti, wedding,
  doilies, streamers, invites, straws
4010: wrap, card, cards, postcard, postcards, ribbon, ribbons, gift tag, gift tags, gift tape, tissue paper,
  envelope, envelopes, valentine, paper chain
6020: craft, feltcraft, sewing, knitting, crochet, kit, buttons, fabric, wool, origami
4020: notebook, notebooks, pen, pens, pencil, pencils, sticker, stickers, sketchbook, journal, diary, calendar,
  tape, eraser, erasers, rubber, rubbers, chalk, chalkboard, blackboard, memo, memoboard, noticeboard, ruler, book,
  magnets, magnet, stamp, stamps, stationery, sharpener, pads, letter rack, paperweight, bookmark, address
6010: toy, toys, game, games, jigsaw, puzzle, doll, dolls, dolly, playhouse, skittles, dominoes, ludo, yoyo,
  marbles, spinning, skipping, teddy, rabbit, childrens, childs, children, kids, baby, girl, boy, boys, girls,
  dinosaur, magic, bingo, circus, chess, soft, frisbee, disc, tumbling, harmonica, whistle, top trumps, snakes,
  funky, inflatable, pirate, money box, money bank, moneybox, stress, glider
7010: garden, gardeners, plant, plants, planter, watering, parasol, bird, birdhouse, birdcage, feeder, herb, herbs,
  seeds, trowel, hammock, deckchair, windmill, chime, chimes, pot, pots, thermometer, beach, outdoor, grow, bucket,
  trellis, shed
7020: soap, soaps, bath, bathroom, towel, towels, flannel, tissues, hot water bottle, balm, lip, toilet, massage,
  washing, plasters, cosmetic, nail, warmer, warmers, hand warmer, toothbrush, bathing
1030: incense, scented, scent, oil burner, potpourri, fragrance, aroma, sachets, sachet, cones, joss
1010: candle, candles, t-light, t-lights, t light, tealight, candleholder, candlestick, candlepot, votive, votives,
  tea light
1020: lantern, lanterns, light, lights, lamp, lampshade, chandelier, torch, lightbulb, led
2030: baking, cake cases, cake tin, cake tins, cutter, cutters, mould, moulds, rolling, muffin, cupcake, cake case,
  cookie, jelly, pudding, patty, cake stand, cakestand, icing, cake
2010: mug, mugs, cup, cups, teacup, teacups, teapot, tea, coffee, saucer, espresso, latte, beaker, tumbler, goblet,
  wine, champagne, glasses, shot
2050: scales, apron, cutlery, pan, spoon, spoons, spatula, whisk, grater, colander, timer, oven, oven glove,
  measuring, tea towel, kitchen, recipe, fork, knife, knives, spaghetti, ladle, corkscrew, opener, shaker, pepper,
  salt, cruet, toast, egg cup, egg, cosy, trivet, chopping, board, sieve, pantry, doiley, fridge, butter, sugar,
  whip
2020: plate, plates, bowl, bowls, dish, dishes, tray, trays, platter, jug, placemat, placemats, coaster, coasters,
  table, tablecloth, doormats, serving, tier, dinner, ramekin, breakfast, ashtray
2040: tin, tins, jar, jars, bottle, bottles, canister, flask, bread bin, container, vase, biscuit, decanter, carafe,
  jam, milk
1040: frame, frames, mirror, mirrors, picture, pictures, photo, canvas, print, prints, poster, wall art, art, album
1050: sign, signs, clock, clocks, letter, letters, number, alphabet, plaque, tile, font, block, word, flag, wall
1070: cushion, cushions, throw, quilt, curtain, curtains, rug, blanket, bed, pillow, chair pad, fleece, runner,
  bolster, filler, door mat, draught, cover, seat
1080: hook, hooks, hanger, hangers, knob, knobs, doorstop, doormat, door, bell, bells, rack, peg, pegs, coat, mat,
  handle
1090: cabinet, drawer, drawers, stool, chair, shelf, basket, baskets, box, boxes, chest, storage, organiser, cases,
  case, bin, trinket, tidy, holder, stand, bench, cabinets, trunk, crate, desk, wardrobe
1060: garland, wreath, hanging, decoration, decorations, heart, hearts, star, stars, butterfly, butterflies, angel,
  fairy, feather, flower, flowers, string, mobile, tree, rose, roses, blossom, crystal, dove, ornament, figurine,
  statue, birds, cage, leaf, artificial, stem, spray, drop, zinc, owl, robin, buddha
`;

const matchers = [...rules.matchAll(/^(\d{4}): (.+(?:\n +.+)*)/gm)].map(([, nodeId = "", words = ""]) => ({
  nodeId,
  pattern: new RegExp(`(?<![a-z])(?:${words.split(/,\s+/).join("|")})(?![a-z])`),
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
