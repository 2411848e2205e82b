/** Words to invent customers from. Nobody of these names is meant. */
export const givenNames =
  "Ada,Alba,Anselm,Asta,Basil,Beatrix,Bram,Cecily,Clement,Cora,Dorian,Edda,Edith,Elias,Enid,Fergus,Flora,Gideon,Greta,Hanna,Hollis,Ida,Ines,Ivor,Jonas,Juno,Kester,Lena,Linus,Mabel,Magnus,Mina,Nell,Odile,Otis,Petra,Quentin,Rhona,Rufus,Selma,Silas,Tilda,Tobias,Ursula,Vera,Wilf,Winifred,Yara,Zelda".split(
    ",",
  );

export const familyNames =
  "Alderwick,Applegarth,Ashcombe,Barleyfield,Birchmere,Bramblecote,Brightwater,Cinderford,Copperthorn,Dovecote,Eastmarsh,Elderbrook,Fairholme,Fernhollow,Foxglade,Gorseland,Greywillow,Harrowmere,Hazelden,Heathersage,Hollinwood,Ivybridge,Juniper,Kestrelby,Larkspur,Linden,Marchbanks,Meadowsweet,Millrace,Nettlecombe,Oakhanger,Orchardley,Pebblewick,Quillfeather,Ravensby,Rowanhurst,Sedgemoor,Silverbirch,Sorrelby,Stonecrop,Thistledown,Thornbury,Underhill,Violetstone,Wakefern,Whinfell,Willowherb,Yarrow".split(
    ",",
  );

export const trades =
  "Gifts,Home & Gift,Interiors,Trading,Emporium,Gallery,Stationers,Country Store,Gift House,Homewares,Curios,Wholesale".split(
    ",",
  );

export const streets =
  "Harbour Lane,Mill Street,Orchard Road,Castle Walk,Station Road,Market Row,Lantern Yard,Chapel Hill,Ferry Road,Garden Square,Old Quay,Rope Walk,Tannery Lane,Weavers Row,Meadow Way,Kiln Street".split(
    ",",
  );
