import assert from "node:assert/strict";
import { after, test } from "node:test";
import { detailOf, detailText } from "../src/texts/details.ts";
import { chosenLanguage } from "../src/texts/language.ts";

after(() => (chosenLanguage.value = null));

test("what the API says of a field is German for who reads German", () => {
  chosenLanguage.value = "de";
  assert.equal(
    detailText("must be a whole number from 1 to 1000000"),
    "Eine ganze Zahl von 1 bis 1000000.",
  );
  assert.equal(detailText("must be a colour such as #2F5BD7"), "Eine Farbe wie #2F5BD7.");
  assert.equal(detailText("must have at most 200 characters"), "Höchstens 200 Zeichen.");
  const details = [{ field: "shop.name", message: "must not be blank" }];
  assert.equal(detailOf(details, "shop.name"), "Bitte ausfüllen.");
  assert.equal(detailOf(details, "shop.colour"), undefined);
});

test("what is not known, and what is read in English, stays as the API says it", () => {
  chosenLanguage.value = "de";
  assert.equal(detailText("must be made of oak"), "must be made of oak");
  chosenLanguage.value = "en";
  assert.equal(detailText("must not be blank"), "must not be blank");
});
