"use strict";
/* One plain form of words, to search by: case, accents, Arabic vowel signs, tatweel,
   forms of alef, ya, ta marbuta and hamza, and kinds of digits make no difference. */
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
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /* Whether every word that is looked for stands in the folded text. */
  function finds(folded, wanted) {
    return fold(wanted).split(" ").every((word) => folded.includes(word));
  }

  return { fold, finds };
})());
