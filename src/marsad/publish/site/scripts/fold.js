"use strict";
/* One plain form of words, to search by: case, accents, Arabic vowel signs, tatweel,
   forms of alef, ya, ta marbuta and hamza, kinds of digits and commas within a number
   make no difference. */
Object.assign(marsad, (() => {
  const SAME = {
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ı": "i",
  };

  function fold(text) {
    return text.toLowerCase().normalize("NFKD")
      .replace(/[\p{M}\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff'’‘ʼʻʿʾ`´]/gu, "")
      .replace(/[ٱٲٳىیېکڪةۀہھەı]/g, (letter) => SAME[letter])
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/(\d)[,٬،](?=\d{3}(?!\d))/g, "$1")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /* Whether every word that is looked for stands in the folded text. */
  function finds(folded, wanted) {
    return sought(wanted).split(" ").every((word) => folded.includes(word));
  }

  /* Folded words as they are looked for, without the article before a name in either
     script: the text may have another, or none. */
  function sought(text) {
    return fold(text).replace(/(^| )(?:a[dlnrstz]|ash|el) (?=\p{L}{3})/gu, "$1").split(" ").map(bare).join(" ");
  }
  function bare(word) { return word.replace(/^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})/, ""); }

  return { fold, finds, sought, bare };
})());
