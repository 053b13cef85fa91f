/** Small words that change nothing about what is said around them. */
export const FILLERS: readonly string[] = (
  "just really so only literally honestly actually simply truly even still also basically seriously totally completely " +
  "genuinely probably definitely constantly always often sometimes usually like well um uh lol tbh please maybe perhaps " +
  "desperately badly finally quietly fucking freaking bloody damn damned goddamn kinda kind sort again already now " +
  "absolutely entirely quite very pretty deeply ever secretly almost both fully permanently actively passively " +
  "currently generally mostly rather anyway tonight today then though right " +
  "lowkey highkey ngl deadass istg"
).split(" ");
