import { SelectField } from "../../../components/field.tsx";
import { theme } from "../../../design/theme.ts";
import { texts } from "../../../texts/index.ts";
import { chosenLanguage } from "../../../texts/language.ts";

/** Language and theme, kept on this device. */
export function Appearance() {
  const t = texts.value.profile;
  return (
    <section class="card" aria-labelledby="appearance">
      <h2 id="appearance">{t.appearance}</h2>
      <div class="field-pair">
        <SelectField
          name="language"
          label={t.language}
          value={chosenLanguage.value ?? ""}
          onValue={(value) =>
            (chosenLanguage.value = (value || null) as typeof chosenLanguage.value)
          }
          options={[
            ["", t.languageAuto],
            ["en", "English"],
            ["de", "Deutsch"],
          ]}
        />
        <SelectField
          name="theme"
          label={t.theme}
          value={theme.value}
          onValue={(value) => (theme.value = value as typeof theme.value)}
          options={[
            ["auto", t.themeAuto],
            ["light", t.themeLight],
            ["dark", t.themeDark],
          ]}
        />
      </div>
    </section>
  );
}
